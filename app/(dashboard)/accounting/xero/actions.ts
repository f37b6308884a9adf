"use server";

import { z } from "zod";
import { database } from "@/lib/server/database";
import { requirePerson } from "@/lib/core/require-person";
import { requireAnswer } from "@/lib/core/require-answer";
import { accounting, accountingIdentity, accountingProvider } from "@/lib/server/accounting";
import { consentReturnAddress } from "@/lib/server/consent-return-address";
import { defineAction } from "@/lib/server/define-action";
import { feedEngine } from "@/lib/server/feed-engine";
import { beginConnect } from "@/lib/usecases/begin-connect";
import { chooseOrganisation, dropOrganisationChoice } from "@/lib/usecases/choose-organisation";
import { createBankAccount } from "@/lib/usecases/create-bank-account";
import { disconnect } from "@/lib/usecases/disconnect";
import { endLeftConnections } from "@/lib/usecases/end-left-connections";
import { linkAccount } from "@/lib/usecases/link-account";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { askStatements } from "@/lib/usecases/statements/ask-statements";
import { forgetLeftFeeds } from "@/lib/usecases/statements/forget-left-feeds";
import { tryFeed } from "@/lib/usecases/statements/try-feed";
import { unlinkAccount } from "@/lib/usecases/unlink-account";

const nothing = z.object({});
const startOn = z.iso.date();

/** Answers where to send the browser for consent. */
export const connectAction = defineAction({
  role: "finance",
  input: nothing,
  run: async ({ scope, sessionId, user }) =>
    beginConnect(database(), scope, { identity: accountingIdentity(), sessionId, userId: user.id, redirectUri: consentReturnAddress() }),
});

export const chooseOrganisationAction = defineAction({
  role: "finance",
  input: z.object({ providerTenantId: z.string().min(1), isChangeConfirmed: z.boolean() }),
  run: async ({ scope, actor, sessionId }, choice) => {
    const chosen = await chooseOrganisation(database(), scope, requirePerson(actor), { ...choice, ...accounting(), sessionId });
    await refreshReferenceData(database(), scope, accounting());
    return chosen;
  },
});

/** The way back from the choice, without one. */
export const dropChoiceAction = defineAction({
  role: "finance",
  input: nothing,
  run: async ({ scope, sessionId }) => dropOrganisationChoice(database(), scope, { identity: accountingIdentity(), sessionId }),
});

export const refreshListsAction = defineAction({
  role: "finance",
  input: nothing,
  run: async ({ scope }) => requireAnswer(await refreshReferenceData(database(), scope, { provider: accountingProvider() })),
});

export const disconnectAction = defineAction({
  role: "finance",
  input: nothing,
  run: async ({ scope, actor }) => disconnect(database(), scope, actor, accounting()),
});

/** The user has seen to the bank feeds that we could not end. */
export const forgetLeftFeedsAction = defineAction({
  role: "finance",
  input: nothing,
  run: async ({ scope, actor }) => forgetLeftFeeds(database(), scope, actor),
});

/** Tries once more to end in the ledger what has ended here. */
export const endLeftAction = defineAction({
  role: "finance",
  input: nothing,
  run: async ({ scope }) => ({ endedInLedger: await endLeftConnections(database(), accounting(), scope) }),
});

export const linkAccountAction = defineAction({
  role: "finance",
  input: z.object({ accountId: z.uuid(), ledgerAccountId: z.string().min(1), startOn }),
  run: async ({ scope, actor }, input) => {
    const link = await linkAccount(database(), scope, actor, input);
    await tryFeed(feedEngine(database()), scope, actor, input.accountId);
    return link;
  },
});

export const createBankAccountAction = defineAction({
  role: "finance",
  input: z.object({ accountId: z.uuid(), name: z.string().trim().min(1).max(150), code: z.string().trim().max(10), startOn }),
  run: async ({ scope, actor }, input) => {
    const link = await createBankAccount(database(), scope, actor, { ...input, provider: accountingProvider() });
    await tryFeed(feedEngine(database()), scope, actor, input.accountId);
    return link;
  },
});

export const unlinkAccountAction = defineAction({
  role: "finance",
  input: z.object({ accountId: z.uuid() }),
  run: async ({ scope, actor }, input) => unlinkAccount(database(), scope, actor, input),
});

/** Sync now, and the retry after trouble. */
export const syncStatementsAction = defineAction({
  role: "finance",
  input: z.object({ accountId: z.uuid() }),
  run: async ({ scope }, input) => askStatements(database(), scope, input),
});
