import type { Account, Contact, Line, LineAmountTypes, Organisation } from "../state/world";

/** What a posted bank transaction comes to once everything in it was looked up, before it is kept. */
export type Draft = {
  type: "SPEND" | "RECEIVE";
  bankAccount: Account;
  contact: Contact;
  isNewContact: boolean;
  rename: string | null;
  postedOn: string;
  reference: string;
  url: string | null;
  lineAmountTypes: LineAmountTypes;
  currencyRate: number;
  isReconciled: boolean;
  lines: Line[];
};

/** Collects everything that is wrong, so that one answer names it all. */
export type Problems = string[];

export function accountById(organisation: Organisation, accountId: string): Account | undefined {
  return organisation.accounts.find((each) => each.accountId === accountId);
}
