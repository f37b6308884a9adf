import { listCategoryMappings } from "@/lib/adapters/db/category-mappings";
import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { findContactsNamed, findLedgerContacts, readLedgerLists } from "@/lib/adapters/db/ledger-lists";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { csvText } from "@/lib/core/csv-writer";
import { EncodingProbe } from "@/lib/core/import/detect-encoding";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import { mappingCells, mappingFile } from "@/lib/core/mapping-file";
import { contactCells, readMappingFile, type MappingFileResult } from "@/lib/core/read-mapping-file";
import { changedMapping } from "@/lib/core/mapping-change";
import { previewMapping } from "./preview-mapping";

/** What the mapping is made of, with the contacts that it and `names` mean. */
async function loadMapping(db: Database, scope: BusinessScope, names: string[]) {
  const connection = await findCurrentConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  const { organisationId } = connection;
  const categories = await listCategoryMappings(db, scope, organisationId);
  const lists = await readLedgerLists(db, organisationId);
  const chosen = await findLedgerContacts(
    db,
    organisationId,
    categories.flatMap(({ mapping }) => mapping.contactId ?? []),
  );
  const named = await findContactsNamed(db, organisationId, names);
  const contacts = [...new Map([...chosen, ...named].map((contact) => [contact.contactId, contact])).values()];
  return { categories, lists, contacts };
}

/** The mapping as a CSV file that comes back in unchanged. */
export async function exportMapping(db: Database, scope: BusinessScope): Promise<string> {
  const { categories, lists, contacts } = await loadMapping(db, scope, []);
  return csvText(mappingFile(categories, lists, contacts));
}

/** One category that the file changes: its cells before and after, only those that differ. */
export type ImportedLine = { categoryId: string; name: string; cells: { column: string; before: string; after: string }[] };

export type MappingImport = MappingFileResult & { lines: ImportedLine[]; effect: MappingEffect };

/** What a file would change, and what that would do to pending expenses. Nothing is changed: that is saveMapping's, with `changes`. */
export async function previewMappingFile(db: Database, scope: BusinessScope, bytes: Buffer): Promise<MappingImport> {
  const probe = new EncodingProbe();
  probe.push(bytes);
  const text = new TextDecoder(probe.end()).decode(bytes);
  const names = contactCells(text).flatMap((cell) => [cell, cell.replace(/^'/, "")]);
  const known = await loadMapping(db, scope, names);
  const result = readMappingFile(text, known);
  if (!result) throw new AppError("fileRefused", { reason: "noCategoryColumn" });
  const { categories, lists, contacts } = known;
  const lines = result.changes.flatMap((change) => {
    const category = categories.find(({ categoryId }) => categoryId === change.categoryId);
    if (!category) return [];
    const before = mappingCells(category, lists, contacts);
    const after = mappingCells({ ...category, mapping: changedMapping(category.mapping, change, lists) }, lists, contacts);
    const cells = Object.keys(after).flatMap((column) =>
      before[column] === after[column] ? [] : [{ column, before: before[column] ?? "", after: after[column] ?? "" }],
    );
    return [{ categoryId: category.categoryId, name: category.name, cells }];
  });
  const { total: effect } = await previewMapping(db, scope, result.changes);
  return { ...result, lines, effect };
}
