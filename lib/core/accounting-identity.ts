/**
 * The consent side of an accounting system: who may speak to which of its organisations. Xero stands behind it. As with the provider,
 * nothing here throws for what the other side answered.
 */

export type TokenSet = { accessToken: string; refreshToken: string; expiresInMs: number; scope: string };

/** A token set with whose it is; `consentId` names this very consent among all that the person ever gave. */
export type ConsentTokens = TokenSet & { providerUserId: string; providerUserName: string | null; consentId: string | null };

/** An organisation that the person allows us to use. The connection's id is for deleting it, the tenant's id for calls. */
export type GrantedOrganisation = { providerConnectionId: string; providerTenantId: string; name: string };

/** `gone`: what was presented (code, refresh token, access token) is not valid any more. `unreachable`: no usable answer; nothing is known. */
export type IdentityOutcome<T> =
  { kind: "answered"; value: T } | { kind: "gone"; message: string } | { kind: "unreachable"; message: string };

export interface AccountingIdentity {
  /** No answer takes longer. */
  readonly deadlineMs: number;

  consentUrl(input: { state: string; redirectUri: string }): string;
  /** Whether a consent for these scopes covers all that is asked for today. */
  hasAllScopes(scope: string): boolean;
  exchangeCode(input: { code: string; redirectUri: string }): Promise<IdentityOutcome<ConsentTokens>>;
  /** `stillMine` is asked right before the request leaves: a process that slept must not spend a token that another has replaced. */
  refreshTokens(refreshToken: string, stillMine: () => boolean): Promise<IdentityOutcome<TokenSet>>;
  revokeTokens(refreshToken: string): Promise<IdentityOutcome<null>>;
  /** All organisations that the token reaches, or those of one consent. */
  listOrganisations(accessToken: string, consentId: string | null): Promise<IdentityOutcome<GrantedOrganisation[]>>;
  deleteConnection(accessToken: string, providerConnectionId: string): Promise<IdentityOutcome<null>>;
}
