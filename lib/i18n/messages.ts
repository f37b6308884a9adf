import enCommon from "./messages/en/common.json";
import enNav from "./messages/en/nav.json";
import enAuth from "./messages/en/auth.json";
import enSettings from "./messages/en/settings.json";
import enOverview from "./messages/en/overview.json";
import enXero from "./messages/en/xero.json";
import enMapping from "./messages/en/mapping.json";
import enHelp from "./messages/en/help.json";
import enRuns from "./messages/en/runs.json";
import enExpenses from "./messages/en/expenses.json";
import enTransactions from "./messages/en/transactions.json";
import enImports from "./messages/en/imports.json";
import enReceipts from "./messages/en/receipts.json";
import enErrors from "./messages/en/errors.json";
import enApi from "./messages/en/api.json";
import enExports from "./messages/en/exports.json";
import enRefusals from "./messages/en/refusals.json";
import idCommon from "./messages/id/common.json";
import idNav from "./messages/id/nav.json";
import idAuth from "./messages/id/auth.json";
import idSettings from "./messages/id/settings.json";
import idOverview from "./messages/id/overview.json";
import idXero from "./messages/id/xero.json";
import idMapping from "./messages/id/mapping.json";
import idHelp from "./messages/id/help.json";
import idRuns from "./messages/id/runs.json";
import idExpenses from "./messages/id/expenses.json";
import idTransactions from "./messages/id/transactions.json";
import idImports from "./messages/id/imports.json";
import idReceipts from "./messages/id/receipts.json";
import idErrors from "./messages/id/errors.json";
import idApi from "./messages/id/api.json";
import idExports from "./messages/id/exports.json";
import idRefusals from "./messages/id/refusals.json";
import { localeOf, type Locale } from "./locale";

const en = {
  common: enCommon,
  nav: enNav,
  auth: enAuth,
  settings: enSettings,
  overview: enOverview,
  xero: enXero,
  mapping: enMapping,
  help: enHelp,
  runs: enRuns,
  expenses: enExpenses,
  transactions: enTransactions,
  imports: enImports,
  receipts: enReceipts,
  errors: enErrors,
  api: enApi,
  exports: enExports,
  refusals: enRefusals,
};

const id = {
  common: idCommon,
  nav: idNav,
  auth: idAuth,
  settings: idSettings,
  overview: idOverview,
  xero: idXero,
  mapping: idMapping,
  help: idHelp,
  runs: idRuns,
  expenses: idExpenses,
  transactions: idTransactions,
  imports: idImports,
  receipts: idReceipts,
  errors: idErrors,
  api: idApi,
  exports: idExports,
  refusals: idRefusals,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

// The two languages have the same keys (tests/unit/messages.test.ts holds them to it); JSON types cannot say so.
const MESSAGES: Readonly<Record<Locale, Messages>> = { en, id: id };

export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale];
}

/** The namespaces a part of the app needs in the browser, so that it does not carry the words of all the others. */
export function pickMessages(tag: string, namespaces: readonly Namespace[]): Partial<Messages> {
  const all = messagesFor(localeOf(tag));
  return Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]]));
}
