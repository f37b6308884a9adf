const SCREENS = "https://go.xero.com";

/** By way of the organisation's sign-in, so that it opens in the right organisation whichever the person used last. */
export function transactionUrl(organisationShortCode: string | null, ledgerTransactionId: string, bankAccountId: string): string {
  const query = new URLSearchParams({ bankTransactionID: ledgerTransactionId, accountID: bankAccountId });
  const page = `/Bank/ViewTransaction.aspx?${query.toString()}`;
  if (!organisationShortCode) return `${SCREENS}${page}`;
  return `${SCREENS}/organisationlogin/default.aspx?${new URLSearchParams({ shortcode: organisationShortCode, redirecturl: page }).toString()}`;
}
