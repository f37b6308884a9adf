import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { BodyCell, BodyRow, HeadCell, Table } from "@/components/ui/table";
import { toAuditQuery, type AuditFilter } from "@/lib/core/audit-filter";
import { actionWords } from "@/lib/i18n/audit-words";
import type { AuditLine } from "@/lib/core/audit-line";
import { subjectOf } from "./audit-subject";

type AuditListProps = {
  lines: readonly AuditLine[];
  filter: AuditFilter;
  olderThan: string | null;
  isFirstPage: boolean;
};

export function AuditList({ lines, filter, olderThan, isFirstPage }: AuditListProps) {
  const t = useTranslations("settings.audit");
  const format = useFormatter();
  const query = Object.fromEntries(toAuditQuery(filter));
  if (lines.length === 0) {
    return Object.keys(query).length > 0 ? (
      <EmptyState title={t("noMatch")} />
    ) : (
      <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>
    );
  }
  return (
    <>
      <Table label={t("title")} className="border-t border-line">
        <thead>
          <tr>
            <HeadCell>{t("when")}</HeadCell>
            <HeadCell>{t("who")}</HeadCell>
            <HeadCell>{t("what")}</HeadCell>
            <HeadCell className="max-md:hidden">{t("about")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const subject = subjectOf(line);
            return (
              <BodyRow key={line.id}>
                <BodyCell className="whitespace-nowrap text-second">{format.dateTime(line.at, "moment")}</BodyCell>
                <BodyCell>{line.actorName}</BodyCell>
                <BodyCell>{actionWords(t, line.action)}</BodyCell>
                <BodyCell className="text-second max-md:hidden">
                  {subject.href ? (
                    <Link href={routeOf(subject.href)} className="text-brand hover:underline">
                      {subject.words}
                    </Link>
                  ) : (
                    subject.words
                  )}
                </BodyCell>
              </BodyRow>
            );
          })}
        </tbody>
      </Table>
      <div className="flex justify-center gap-2 py-4">
        {!isFirstPage && <ButtonLink href={{ pathname: "/settings/audit", query }}>{t("newest")}</ButtonLink>}
        {olderThan && <ButtonLink href={{ pathname: "/settings/audit", query: { ...query, before: olderThan } }}>{t("older")}</ButtonLink>}
      </div>
    </>
  );
}
