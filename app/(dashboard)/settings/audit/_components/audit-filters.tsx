"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { routeOf } from "@/components/ui/route-of";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toAuditQuery, type AuditFilter } from "@/lib/core/audit-filter";
import { actionWords } from "@/lib/i18n/audit-words";

type AuditFiltersProps = { filter: AuditFilter; actors: readonly { id: string; name: string }[]; actions: readonly string[] };

const PATH = "/settings/audit";
const ANY = "any";
const EARLIEST = "1990-01-01";

/** The filters live in the address; a change of filter begins at the newest entry again. */
export function AuditFilters({ filter, actors, actions }: AuditFiltersProps) {
  const t = useTranslations("settings.audit");
  const common = useTranslations("common");
  const router = useRouter();
  const go = (next: AuditFilter) => {
    const query = toAuditQuery(next);
    router.push(routeOf(query.size > 0 ? `${PATH}?${query.toString()}` : PATH));
  };
  // A year that is still being typed is no day to ask for.
  const [typed, setTyped] = useState<{ from?: string; to?: string }>({});
  const day = (field: "from" | "to") => (
    <TextField
      label={t(field)}
      type="date"
      className="w-40 max-md:flex-1"
      value={typed[field] ?? filter[field] ?? ""}
      onChange={({ target: { value } }) => {
        setTyped({ ...typed, [field]: value });
        if (value === "" || value >= EARLIEST) go({ ...filter, [field]: value || undefined });
      }}
      onBlur={() => setTyped({})}
    />
  );
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 pb-4 max-md:px-4">
      <Select
        label={t("person")}
        className="w-52 max-md:flex-1"
        value={filter.person ?? ANY}
        onChange={(value) => go({ ...filter, person: value === ANY ? undefined : value })}
        options={[{ value: ANY, label: t("everybody") }, ...actors.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        label={t("action")}
        className="w-64 max-md:flex-1"
        value={filter.action ?? ANY}
        onChange={(value) => go({ ...filter, action: value === ANY ? undefined : value })}
        options={[{ value: ANY, label: t("everything") }, ...actions.map((value) => ({ value, label: actionWords(t, value) }))]}
      />
      {day("from")}
      {day("to")}
      {toAuditQuery(filter).size > 0 && (
        <Button variant="quiet" onClick={() => go({})}>
          <X aria-hidden />
          {common("clearFilters")}
        </Button>
      )}
    </div>
  );
}
