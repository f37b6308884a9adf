import type { Database } from "@/lib/adapters/db/client";
import { findImport, findImportAccount, storeImportAccount } from "@/lib/adapters/db/imports/import-files";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { asFoundSchema, recallWriting } from "@/lib/core/import/remembered-writing";
import { textWritingSchema, type TextWriting } from "@/lib/core/import/text-writing";
import { recutImport } from "./recut-import";

type Move = { importId: string; accountId: string };

const factsSchema = textWritingSchema.extend({ asFound: asFoundSchema });

/** Means an uploaded file for another account, and cuts a text as files that look so are written for that one. */
export async function moveImport(db: Database, scope: BusinessScope, { importId, accountId }: Move): Promise<void> {
  const [found, account] = await Promise.all([findImport(db, scope, importId), findImportAccount(db, scope, accountId)]);
  if (!found || !account) throw new AppError("notFound");
  const before = await findImportAccount(db, scope, found.accountId);
  if (!(await storeImportAccount(db, scope, importId, accountId))) throw new AppError("changedMeanwhile");
  const facts = factsSchema.safeParse(found.facts);
  if (!facts.success) return;
  const { asFound, encoding, delimiter } = facts.data;
  const written = { encoding, delimiter };
  const wasRecalled = isSame(recallWriting(before?.importLayout, asFound), written);
  // What a person has said about this very file stays, unless the account knows better.
  const writing = recallWriting(account.importLayout, asFound) ?? (wasRecalled ? asFound.writing : written);
  if (!isSame(writing, written)) await recutImport(db, scope, { importId, writing });
}

function isSame(one: TextWriting | null, other: TextWriting): boolean {
  return one?.encoding === other.encoding && one.delimiter === other.delimiter;
}
