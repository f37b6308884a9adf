// Who may import whom. The rooms of the house, and for each what it may take from the others and what to do instead.

/** Rooms in the order in which they are tried: the first that fits a file is its room. */
const ROOMS = [
  ["core", "lib/core"],
  ["usecases", "lib/usecases"],
  ["adapter-xero", "lib/adapters/xero"],
  ["adapter-aspire", "lib/adapters/aspire"],
  ["adapter-db", "lib/adapters/db"],
  ["adapter-queue", "lib/adapters/queue"],
  ["adapter-storage", "lib/adapters/storage"],
  ["adapter-table-file", "lib/adapters/table-file"],
  ["server", "lib/server"],
  ["worker", "lib/worker"],
  ["config", "lib/config"],
  ["i18n", "lib/i18n"],
  ["components", "components"],
  ["island", "app/**/_components"],
  ["app", "app"],
  ["sandbox", "sandbox"],
  ["prisma", "prisma"],
  ["scripts", "scripts"],
  ["tests", "tests"],
];

const EVERY_ADAPTER = ["adapter-xero", "adapter-aspire", "adapter-db", "adapter-queue", "adapter-storage", "adapter-table-file"];

/** `files` names single files that may be imported although their room may not. */
const ARROWS = [
  {
    from: "core",
    to: ["core"],
    instead: "Rules are pure: pass what they need as arguments, and let a use-case in lib/usecases fetch it.",
  },
  {
    from: "usecases",
    to: ["core", "usecases", "adapter-db", "adapter-queue", "adapter-storage", "adapter-table-file"],
    instead: "A use-case takes the accounting provider and its settings as arguments; wiring stands in lib/server.",
  },
  {
    from: "adapter-xero",
    to: ["core", "adapter-xero", "config"],
    instead: "Adapters do not know each other: take what is needed as an argument, and put the two together in lib/usecases or lib/server.",
  },
  {
    from: "adapter-aspire",
    to: ["core", "adapter-aspire"],
    instead: "Adapters do not know each other: take what is needed as an argument, and put the two together in lib/usecases or lib/server.",
  },
  {
    from: "adapter-db",
    to: ["core", "adapter-db", "config"],
    instead: "Adapters do not know each other: put the two together in lib/usecases.",
  },
  {
    from: "adapter-queue",
    to: ["core", "adapter-queue", "config"],
    files: ["database-handle"],
    instead: "Of the database the queue may use the client alone: move queries to lib/adapters/db and the steps to lib/usecases.",
  },
  {
    from: "adapter-storage",
    to: ["core", "adapter-storage", "config"],
    instead: "Adapters do not know each other: put the two together in lib/usecases.",
  },
  {
    from: "adapter-table-file",
    to: ["core", "adapter-table-file", "config"],
    instead: "Adapters do not know each other: put the two together in lib/usecases.",
  },
  {
    from: "server",
    to: ["core", "usecases", ...EVERY_ADAPTER, "server", "config", "i18n"],
    instead: "The request side knows no screens and no jobs: move what both need to lib/usecases or lib/core.",
  },
  {
    from: "worker",
    to: ["core", "usecases", "adapter-queue", "server", "worker", "config"],
    files: ["database-handle"],
    instead: "The worker maps a job to a use-case: move queries to lib/adapters/db and steps to lib/usecases.",
  },
  { from: "config", to: ["config"], instead: "Settings and the log depend on nothing: pass values in." },
  { from: "i18n", to: ["core", "i18n"], instead: "Words and formats know only the rules of lib/core." },
  {
    from: "components",
    to: ["core", "components", "i18n"],
    instead: "Shared components get props and give events: move what knows the product to an island in app/**/_components.",
  },
  {
    from: "app",
    to: ["core", "usecases", "server", "components", "island", "app", "i18n"],
    files: ["database-handle", "environment"],
    instead: "Pages, actions and routes call one function: move queries and steps to lib/usecases.",
  },
  {
    from: "island",
    to: ["core", "components", "island", "i18n"],
    files: ["action"],
    instead: "An island runs in the browser: take data from props or from its route's actions.ts and queries.ts.",
  },
  { from: "sandbox", to: ["sandbox"], instead: "The stand-in is a program of its own: it talks with the app over HTTP only." },
  {
    from: "prisma",
    to: ["core", "usecases", "adapter-db", "adapter-storage", "config", "prisma"],
    instead: "The seed speaks to the database and the storage only.",
  },
  { from: "scripts", to: ["scripts", "adapter-db", "config"], instead: "A script starts programs, it is not part of them." },
  {
    from: "tests",
    to: ROOMS.map(([room]) => room),
    instead: "Tests may import everything.",
  },
];

const FILES = [
  { category: "database-handle", pattern: "lib/adapters/db/client.ts" },
  { category: "environment", pattern: "lib/config/*.ts" },
  { category: "action", pattern: ["app/**/actions.ts", "app/**/*-actions.ts", "app/**/queries.ts", "app/**/*-queries.ts"] },
];

const toRoom = (types) => ({ to: { element: { types: { anyOf: types } } } });

export const importArrowSettings = {
  "boundaries/elements": ROOMS.map(([type, pattern]) => ({ type, pattern, partialMatch: false, stopMatching: true })),
  "boundaries/files": FILES,
  "boundaries/dependency-nodes": ["import", "dynamic-import", "export"],
};

export const importArrowRules = {
  "boundaries/dependencies": [
    "error",
    {
      default: "allow",
      policies: ARROWS.flatMap(({ from, to, files = [], instead }) => [
        {
          from: { element: { type: from } },
          disallow: { to: { module: { origin: "local" } } },
          message: `${from} must not import this. ${instead}`,
        },
        { from: { element: { type: from } }, allow: toRoom(to) },
        ...(files.length > 0 ? [{ from: { element: { type: from } }, allow: { to: { file: { categories: { anyOf: files } } } } }] : []),
      ]),
    },
  ],
};
