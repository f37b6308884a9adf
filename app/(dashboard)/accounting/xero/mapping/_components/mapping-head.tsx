import { useTranslations } from "next-intl";

/** One grid for head and rows; below `lg` each row is a card with its own labels. */
export const MAPPING_GRID =
  "grid gap-x-3 gap-y-3 px-4 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1.7fr)_minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1.1fr)] lg:items-start";

const COLUMNS = ["category", "account", "tax", "tracking", "contact"] as const;

/** For the eye only: every field has its own label. */
export function MappingHead() {
  const t = useTranslations("mapping.column");
  return (
    <div aria-hidden className={`${MAPPING_GRID} border-t border-line py-2 text-xs font-medium text-third max-lg:hidden`}>
      {COLUMNS.map((column) => (
        <span key={column}>{t(column)}</span>
      ))}
    </div>
  );
}
