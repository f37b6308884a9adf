/** Who did what to what; `subjectName` is what the thing is called now, where it has a name. */
export type AuditLine = {
  id: string;
  at: Date;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string | null;
  detail: Record<string, unknown>;
};
