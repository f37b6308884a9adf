const LOGIN = "https://login.xero.com";
const SCREENS = "https://go.xero.com";

/** Where people work in Xero. A stand-in has its screens on the address that it has its sign-in on. */
export function screensUrl(loginUrl: string): string {
  return loginUrl === LOGIN ? SCREENS : loginUrl;
}

/** By way of the organisation's sign-in, so that it opens in the right organisation whichever the person used last. */
export function transactionUrl(
  screens: string,
  organisationShortCode: string | null,
  ledgerTransactionId: string,
  bankAccountId: string,
): string {
  const query = new URLSearchParams({ bankTransactionID: ledgerTransactionId, accountID: bankAccountId });
  const page = `/Bank/ViewTransaction.aspx?${query.toString()}`;
  if (!organisationShortCode) return `${screens}${page}`;
  return `${screens}/organisationlogin/default.aspx?${new URLSearchParams({ shortcode: organisationShortCode, redirecturl: page }).toString()}`;
}
