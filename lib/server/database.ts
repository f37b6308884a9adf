import "server-only";

/** The pool for pages, actions and routes, which reach the database only to hand it to a use-case. */
export { database } from "@/lib/adapters/db/client";
