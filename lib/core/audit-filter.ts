import { z } from "zod";

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What the audit log shows, as it stands in the address. Anything unreadable there counts as not asked for. */
const auditFilterSchema = z.object({
  person: optional(z.uuid()),
  action: optional(z.string().min(1).max(80)),
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
});

export type AuditFilter = z.infer<typeof auditFilterSchema>;

const FIELDS = ["person", "action", "from", "to"] as const satisfies readonly (keyof AuditFilter)[];

export function parseAuditFilter(query: Record<string, unknown>): AuditFilter {
  return auditFilterSchema.parse(query);
}

export function toAuditQuery(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(FIELDS.flatMap((field) => (filter[field] ? [[field, filter[field]]] : [])));
}
