const ADDRESSES = [
  "/overview",
  "/overview/transactions",
  "/accounting/xero",
  "/accounting/xero/expenses",
  "/accounting/xero/mapping",
  "/accounting/xero/runs",
  "/accounting/xero/help",
  "/settings",
  "/settings/team",
  "/settings/api-keys",
  "/settings/audit",
] as const;

export type NavAddress = (typeof ADDRESSES)[number];

/** The entry a page belongs to: the longest address that its own begins with. */
export function currentAddress(pathname: string): NavAddress | undefined {
  return ADDRESSES.filter((address) => pathname === address || pathname.startsWith(`${address}/`)).sort((a, b) => b.length - a.length)[0];
}
