import type { LeftOut } from "../import/import-row";
import type { ExportColumn, Words } from "./export-column";

export type ExportedImport = {
  id: string;
  createdAt: Date;
  fileName: string;
  accountName: string;
  recordCount: number;
  addedCount: number;
  knownCount: number;
  leftOutCount: number;
  undoneAt: Date | null;
};

export function importColumns(
  t: Words<`heads.${"at" | "file" | "account" | "rows" | "added" | "known" | "rejected" | "undoneAt" | "id"}`>,
): ExportColumn<ExportedImport>[] {
  return [
    { head: t("heads.at"), kind: "moment", of: (each) => each.createdAt },
    { head: t("heads.file"), kind: "text", of: (each) => each.fileName },
    { head: t("heads.account"), kind: "text", of: (each) => each.accountName },
    { head: t("heads.rows"), kind: "count", of: (each) => each.recordCount },
    { head: t("heads.added"), kind: "count", of: (each) => each.addedCount },
    { head: t("heads.known"), kind: "count", of: (each) => each.knownCount },
    { head: t("heads.rejected"), kind: "count", of: (each) => each.leftOutCount },
    { head: t("heads.undoneAt"), kind: "moment", of: (each) => each.undoneAt },
    { head: t("heads.id"), kind: "text", of: (each) => each.id },
  ];
}

type LeftOutWord = `rejected.${"line" | "column" | "value" | "reason"}` | `fields.${LeftOut["column"]}` | `reasons.${LeftOut["reason"]}`;

export function leftOutColumns(t: Words<LeftOutWord>): ExportColumn<LeftOut>[] {
  return [
    { head: t("rejected.line"), kind: "count", of: ({ line }) => line },
    { head: t("rejected.column"), kind: "text", of: ({ column }) => t(`fields.${column}`) },
    { head: t("rejected.value"), kind: "text", of: ({ value }) => value },
    { head: t("rejected.reason"), kind: "text", of: ({ reason }) => t(`reasons.${reason}`) },
  ];
}
