"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { routeOf } from "@/components/ui/route-of";
import { Select } from "@/components/ui/select";
import { actionWords } from "./audit-words";

type AuditFiltersProps = {
  person: string | null;
  action: string | null;
  actors: readonly { id: string; name: string }[];
  actions: readonly string[];
};

const ANY = "any";

/** The filters live in the address; a change of filter begins at the newest entry again. */
export function AuditFilters({ person, action, actors, actions }: AuditFiltersProps) {
  const t = useTranslations("settings.audit");
  const router = useRouter();
  const pathname = usePathname();
  const go = (next: { person: string | null; action: string | null }) => {
    const query = new URLSearchParams(Object.entries(next).flatMap(([name, value]) => (value ? [[name, value]] : [])));
    router.push(routeOf(query.size > 0 ? `${pathname}?${query.toString()}` : pathname));
  };
  return (
    <div className="flex flex-wrap gap-3 px-6 pb-4 max-md:px-4">
      <Select
        label={t("person")}
        className="w-52 max-md:flex-1"
        value={person ?? ANY}
        onChange={(value) => go({ person: value === ANY ? null : value, action })}
        options={[{ value: ANY, label: t("everybody") }, ...actors.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        label={t("action")}
        className="w-64 max-md:flex-1"
        value={action ?? ANY}
        onChange={(value) => go({ person, action: value === ANY ? null : value })}
        options={[{ value: ANY, label: t("everything") }, ...actions.map((value) => ({ value, label: actionWords(t, value) }))]}
      />
    </div>
  );
}
