import { useTranslations } from "next-intl";
import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { isSyncErrorCode } from "@/lib/core/sync-error";

type ErrorCountsProps = { tab: "pending" | "synced"; errors: readonly { code: string; count: number }[] };

/** The errors by cause, each leading to its expenses. */
export function ErrorCounts({ tab, errors }: ErrorCountsProps) {
  const t = useTranslations("errors.sync");
  return (
    <ul className="space-y-0.5">
      {errors.map(({ code, count }) => (
        <li key={code} className="flex justify-between gap-4">
          <Link href={`/accounting/xero/expenses?tab=${tab}&cause=${code}` as Route} className="hover:underline">
            {isSyncErrorCode(code) ? t(`${code}.title`) : code}
          </Link>
          <span className="tabular-nums">{count}</span>
        </li>
      ))}
    </ul>
  );
}
