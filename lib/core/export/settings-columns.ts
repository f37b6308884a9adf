import type { ApiKeyScope } from "../api-key";
import type { AuditLine } from "../audit-line";
import type { Role } from "../role";
import type { ExportColumn, Words } from "./export-column";

export type ExportedAuditLine = Omit<AuditLine, "id" | "detail"> & { detail: unknown };

/** `actionWords` gives the words of an action. What was changed stands as it was stored, for whoever has to look into it. */
export function auditColumns(
  t: Words<`heads.${"at" | "who" | "what" | "about" | "name" | "id" | "detail"}`>,
  actionWords: (action: string) => string,
): ExportColumn<ExportedAuditLine>[] {
  return [
    { head: t("heads.at"), kind: "moment", of: (line) => line.at },
    { head: t("heads.who"), kind: "text", of: (line) => line.actorName },
    { head: t("heads.what"), kind: "text", of: (line) => actionWords(line.action) },
    { head: t("heads.about"), kind: "text", of: (line) => line.subjectType },
    { head: t("heads.name"), kind: "text", of: (line) => line.subjectName },
    { head: t("heads.id"), kind: "text", of: (line) => line.subjectId },
    { head: t("heads.detail"), kind: "text", of: (line) => JSON.stringify(line.detail) },
  ];
}

type Member = { name: string; email: string; role: Role; createdAt: Date; lastSeenAt: Date | null };

export function teamColumns(
  t: Words<`heads.${"name" | "email" | "role" | "addedAt" | "seenAt"}` | `roles.${Role}`>,
): ExportColumn<Member>[] {
  return [
    { head: t("heads.name"), kind: "text", of: (member) => member.name },
    { head: t("heads.email"), kind: "text", of: (member) => member.email },
    { head: t("heads.role"), kind: "text", of: (member) => t(`roles.${member.role}`) },
    { head: t("heads.addedAt"), kind: "moment", of: (member) => member.createdAt },
    { head: t("heads.seenAt"), kind: "moment", of: (member) => member.lastSeenAt },
  ];
}

type ApiKey = { name: string; prefix: string; scope: ApiKeyScope; createdAt: Date; lastUsedAt: Date | null };

/** The keys themselves are not known to us; their first characters tell them apart. */
export function apiKeyColumns(
  t: Words<`heads.${"name" | "key" | "scope" | "addedAt" | "usedAt"}` | `scopes.${ApiKeyScope}`>,
): ExportColumn<ApiKey>[] {
  return [
    { head: t("heads.name"), kind: "text", of: (key) => key.name },
    { head: t("heads.key"), kind: "text", of: (key) => `sk_${key.prefix}_…` },
    { head: t("heads.scope"), kind: "text", of: (key) => t(`scopes.${key.scope}`) },
    { head: t("heads.addedAt"), kind: "moment", of: (key) => key.createdAt },
    { head: t("heads.usedAt"), kind: "moment", of: (key) => key.lastUsedAt },
  ];
}
