import { FEED_ROUTES } from "../bankfeeds/routes";
import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import type { Organisation } from "../state/world";
import { createAccount, listAccounts } from "./accounts";
import { listAttachments, readAttachment, writeAttachment } from "./attachments";
import { listContacts, readContact } from "./contacts";
import { listCurrencies, readActions, readOrganisation } from "./organisation";
import { listTransactions, readTransaction } from "./read-transactions";
import { listTaxRates } from "./tax-rates";
import { listTrackingCategories } from "./tracking-categories";
import { writeContacts } from "./write-contacts";
import { updateTransaction, writeTransactions } from "./write-transactions";

type Asked = { sandbox: Sandbox; organisation: Organisation; call: Call; id: string; name: string };

export type Route = {
  methods: string[];
  pattern: RegExp;
  scope: string;
  takesUpload?: true;
  handle: (asked: Asked) => Answer | Promise<Answer>;
};

const ID = "([0-9a-fA-F-]{36})";
const at = (path: string) => new RegExp(`^/api\\.xro/2\\.0/${path}$`, "i");

const ROUTES: Route[] = [
  {
    methods: ["GET"],
    pattern: at("Organisations?"),
    scope: "accounting.settings",
    handle: ({ organisation }) => readOrganisation(organisation),
  },
  { methods: ["GET"], pattern: at("Organisations?/Actions"), scope: "accounting.settings", handle: () => readActions() },
  {
    methods: ["GET"],
    pattern: at("Currencies"),
    scope: "accounting.settings",
    handle: ({ organisation }) => listCurrencies(organisation),
  },
  {
    methods: ["GET"],
    pattern: at("Accounts"),
    scope: "accounting.settings",
    handle: ({ organisation, call }) => listAccounts(organisation, call),
  },
  {
    methods: ["PUT"],
    pattern: at("Accounts"),
    scope: "accounting.settings",
    handle: ({ sandbox, organisation, call }) => createAccount(sandbox, organisation, call),
  },
  {
    methods: ["GET"],
    pattern: at("TaxRates"),
    scope: "accounting.settings",
    handle: ({ organisation, call }) => listTaxRates(organisation, call),
  },
  {
    methods: ["GET"],
    pattern: at("TrackingCategories"),
    scope: "accounting.settings",
    handle: ({ organisation, call }) => listTrackingCategories(organisation, call),
  },
  {
    methods: ["GET"],
    pattern: at("Contacts"),
    scope: "accounting.contacts",
    handle: ({ organisation, call }) => listContacts(organisation, call),
  },
  {
    methods: ["PUT", "POST"],
    pattern: at("Contacts"),
    scope: "accounting.contacts",
    handle: ({ sandbox, organisation, call }) => writeContacts(sandbox, organisation, call),
  },
  {
    methods: ["GET"],
    pattern: at(`Contacts/([^/]+)`),
    scope: "accounting.contacts",
    handle: ({ organisation, id }) => readContact(organisation, id),
  },
  {
    methods: ["GET"],
    pattern: at("BankTransactions"),
    scope: "accounting.banktransactions",
    handle: ({ organisation, call }) => listTransactions(organisation, call),
  },
  {
    methods: ["PUT", "POST"],
    pattern: at("BankTransactions"),
    scope: "accounting.banktransactions",
    handle: ({ sandbox, organisation, call }) => writeTransactions(sandbox, organisation, call),
  },
  {
    methods: ["GET"],
    pattern: at(`BankTransactions/${ID}`),
    scope: "accounting.banktransactions",
    handle: ({ organisation, id }) => readTransaction(organisation, id),
  },
  {
    methods: ["POST"],
    pattern: at(`BankTransactions/${ID}`),
    scope: "accounting.banktransactions",
    handle: ({ sandbox, organisation, call, id }) => updateTransaction(sandbox, organisation, call, id),
  },
  {
    methods: ["GET"],
    pattern: at(`BankTransactions/${ID}/Attachments`),
    scope: "accounting.attachments",
    handle: ({ organisation, call, id }) => listAttachments(organisation, call, id),
  },
  {
    methods: ["GET"],
    pattern: at(`BankTransactions/${ID}/Attachments/([^/]+)`),
    scope: "accounting.attachments",
    handle: ({ sandbox, organisation, id, name }) => readAttachment(sandbox, organisation, { transactionId: id, name }),
  },
  {
    methods: ["PUT", "POST"],
    pattern: at(`BankTransactions/${ID}/Attachments/([^/]+)`),
    scope: "accounting.attachments",
    takesUpload: true,
    handle: ({ sandbox, organisation, call, id, name }) => writeAttachment(sandbox, organisation, call, { transactionId: id, name }),
  },
];

export type FoundRoute = { route: Route; id: string; name: string };

export function routeFor(method: string, path: string): FoundRoute | null {
  for (const route of [...ROUTES, ...FEED_ROUTES]) {
    const match = route.methods.includes(method) ? route.pattern.exec(path) : null;
    if (match) return { route, id: decoded(match[1]), name: decoded(match[2]) };
  }
  return null;
}

function decoded(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? "");
  } catch {
    return part ?? "";
  }
}
