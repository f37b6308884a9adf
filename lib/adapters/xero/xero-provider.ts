import { Account } from "xero-node/dist/gen/model/accounting/account.js";
import { BankTransactions } from "xero-node/dist/gen/model/accounting/bankTransactions.js";
import { Contacts } from "xero-node/dist/gen/model/accounting/contacts.js";
import type { AccountingProvider, CallOutcome, LedgerSession, SendOptions } from "@/lib/core/accounting-provider";
import type { CallBudget } from "@/lib/core/call-budget";
import { findTransactions } from "./find-transactions";
import * as reference from "./from-xero-reference";
import * as transactions from "./from-xero-transactions";
import { keyOf } from "./idempotency-key";
import type { LedgerAccess } from "./ledger-access";
import { PAGE_SIZE, pageOf, readPages } from "./read-pages";
import { encodeBankAccount, encodeContacts, encodeRemoval, encodeTransactions, encodeUpdates, unitPlaces } from "./to-xero";
import { screensUrl, transactionUrl } from "./transaction-url";
import { xeroBankFeeds } from "./xero-bank-feeds";
import { xeroCaller, type Trusted } from "./xero-caller";
import type { XeroSettings } from "./xero-settings";

/** The SDK's own bodies stay empty: what leaves is the encoded one. */
const NO_BYTES = Buffer.alloc(0);
const noTransactions = () => new BankTransactions();

export function xeroProvider(deps: { settings: XeroSettings; access: LedgerAccess; budget: CallBudget }): AccountingProvider {
  const call = xeroCaller(deps);

  const sendTransactions = (
    session: LedgerSession,
    body: string,
    options: SendOptions,
    verb: "createBankTransactions" | "updateOrCreateBankTransactions",
  ) =>
    call(session, {
      effect: "write",
      stillMine: options.stillMine,
      body,
      method: (api, tenantId) => api[verb](tenantId, noTransactions(), false, unitPlaces(body), keyOf(options)),
      read: transactions.readSavedTransactions,
      readValidation: transactions.readRefusedTransactions,
    });

  return {
    encodeTransactions,
    createTransactions: (session, body, options) => sendTransactions(session, body, options, "createBankTransactions"),
    encodeUpdates,
    updateTransactions: (session, body, options) => sendTransactions(session, body, options, "updateOrCreateBankTransactions"),

    encodeRemoval,
    async removeTransaction(session, { ledgerTransactionId, body }, options) {
      const outcome = await call(session, {
        effect: "write",
        stillMine: options.stillMine,
        body,
        method: (api, tenantId) => api.updateBankTransaction(tenantId, ledgerTransactionId, noTransactions(), undefined, keyOf(options)),
        read: transactions.readSavedTransactions,
        readValidation: transactions.readRefusedTransactions,
      });
      return onlyOne(outcome);
    },

    findTransactions: (session, wanted, { isThorough = false } = {}) => findTransactions(call, session, wanted, { isThorough }),
    async readTransaction(session, ledgerTransactionId) {
      return call(session, {
        effect: "read",
        method: (api, tenantId) => api.getBankTransaction(tenantId, ledgerTransactionId, 4),
        read: (data) => first(transactions.readTransactionList(data)),
        whenMissing: { value: null },
      });
    },

    encodeContacts,
    createContacts: (session, body, options) =>
      call(session, {
        effect: "write",
        stillMine: options.stillMine,
        body,
        method: (api, tenantId) => api.createContacts(tenantId, new Contacts(), false, keyOf(options)),
        read: transactions.readSavedContacts,
        readValidation: transactions.readRefusedContacts,
      }),

    listAttachments: (session, ledgerTransactionId) =>
      call(session, {
        effect: "read",
        method: (api, tenantId) => api.getBankTransactionAttachments(tenantId, ledgerTransactionId),
        read: transactions.readAttachments,
      }),
    putAttachment: (session, ledgerTransactionId, file, options) =>
      call(session, {
        effect: "write",
        stillMine: options.stillMine,
        body: file.bytes,
        method: (api, tenantId) =>
          api.createBankTransactionAttachmentByFileName(tenantId, ledgerTransactionId, file.fileName, NO_BYTES, keyOf(options), {
            headers: { "Content-Type": file.contentType },
          }),
        read: (data) => first(transactions.readAttachments(data)),
      }),

    readOrganisation: (session) =>
      call(session, { effect: "read", method: (api, tenantId) => api.getOrganisations(tenantId), read: reference.readOrganisations }),
    readCurrencies: (session) =>
      call(session, {
        effect: "read",
        method: (api, tenantId) => api.getCurrencies(tenantId),
        read: reference.readCurrencies,
        whenMissing: { value: [] },
      }),
    readAccounts: (session, sinceAt) =>
      call(session, {
        effect: "read",
        method: (api, tenantId) => api.getAccounts(tenantId, sinceAt ?? undefined),
        read: sinceAt ? reference.readAccounts : reference.readChart,
        whenNotModified: { value: null },
      }),
    readTaxRates: (session) =>
      call(session, { effect: "read", method: (api, tenantId) => api.getTaxRates(tenantId), read: reference.readTaxRates }),
    readTrackingCategories: (session) =>
      call(session, {
        effect: "read",
        method: (api, tenantId) => api.getTrackingCategories(tenantId, undefined, undefined, true),
        read: reference.readTracking,
      }),
    readContacts: (session, sinceAt) =>
      readPages((page) =>
        call(session, {
          effect: "read",
          method: (api, tenantId) =>
            api.getContacts(tenantId, sinceAt ?? undefined, undefined, undefined, undefined, page, true, true, undefined, PAGE_SIZE),
          read: (data) => pageOf(data, page, reference.readContacts(data)),
          whenNotModified: { value: { elements: [], isLast: true } },
        }),
      ),
    createBankAccount: (session, account, options) =>
      call(session, {
        effect: "write",
        stillMine: options.stillMine,
        body: encodeBankAccount(account).body,
        method: (api, tenantId) => api.createAccount(tenantId, new Account(), keyOf(options)),
        read: (data) => first(reference.readAccounts(data)),
      }),

    feeds: deps.settings.hasBankFeeds ? xeroBankFeeds(call) : null,

    transactionUrl: (shortCode, ledgerTransactionId, bankAccountId) =>
      transactionUrl(screensUrl(deps.settings.loginUrl), shortCode, ledgerTransactionId, bankAccountId),
  };
}

function first<T>(list: Trusted<T[]>): Trusted<T> {
  const value = list?.value[0];
  return value === undefined ? null : { value };
}

function onlyOne<T>(outcome: CallOutcome<T[]>): CallOutcome<T> {
  if (outcome.kind !== "answered") return outcome;
  const [value] = outcome.value;
  return value === undefined ? { kind: "unclear", message: "The answer is empty" } : { kind: "answered", value };
}
