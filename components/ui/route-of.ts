import type { Route } from "next";

/** An address that was put together at run time, for `Link` and the router, which know only those written out. */
export function routeOf(address: string): Route {
  const route: unknown = address;
  return route as Route;
}
