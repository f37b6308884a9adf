"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusLabel } from "@/components/ui/status-label";
import { isRunOver, type RunProgress } from "@/lib/core/run-progress";
import { runAddress } from "../../_components/addresses";
import { runTone } from "./run-tone";
import { useRun } from "./use-run";
import { useRunWords } from "./use-run-words";

const CELL = "px-3 py-2 first:pl-6 last:pr-6 max-md:first:pl-4 max-md:last:pr-4";
const NUMBER = `${CELL} text-right tabular-nums`;
/** On a phone only what tells runs apart. */
const WIDE = "max-md:hidden";

export function RunList({ runs }: { runs: RunProgress[] }) {
  const t = useTranslations("runs.column");
  return (
    <div className="overflow-x-auto border-y border-line bg-panel">
      <table className="w-full text-left text-sm">
        <thead className="text-xs text-third">
          <tr className="border-b border-line">
            <th className={`${CELL} font-medium`}>{t("when")}</th>
            <th className={`${CELL} ${WIDE} font-medium`}>{t("who")}</th>
            <th className={`${NUMBER} font-medium`}>{t("expenses")}</th>
            <th className={`${NUMBER} ${WIDE} font-medium`}>{t("synced")}</th>
            <th className={`${NUMBER} ${WIDE} font-medium`}>{t("failed")}</th>
            <th className={`${NUMBER} ${WIDE} font-medium`}>{t("receipts")}</th>
            <th className={`${CELL} font-medium`}>{t("state")}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {runs.map((run) => (isRunOver(run.state) ? <RunRow key={run.id} run={run} /> : <LiveRunRow key={run.id} known={run} />))}
        </tbody>
      </table>
    </div>
  );
}

function LiveRunRow({ known }: { known: RunProgress }) {
  const { run } = useRun(known.id, known);
  return <RunRow run={run ?? known} />;
}

function RunRow({ run }: { run: RunProgress }) {
  const t = useTranslations("runs.run");
  const format = useFormatter();
  const words = useRunWords()(run);
  return (
    <tr className="relative h-row hover:bg-ground">
      <td className={`${CELL} max-md:min-w-28`}>
        <Link href={runAddress(run.id)} className="font-medium after:absolute after:inset-0 md:whitespace-nowrap">
          {format.dateTime(new Date(run.requestedAt), "moment")}
        </Link>
        <span className="block text-xs text-third md:hidden">{run.requestedByName}</span>
      </td>
      <td className={`${CELL} ${WIDE} whitespace-nowrap`}>{run.requestedByName}</td>
      <td className={NUMBER}>{format.number(run.total)}</td>
      <td className={`${NUMBER} ${WIDE}`}>{format.number(run.synced)}</td>
      <td className={`${NUMBER} ${WIDE} ${run.failed > 0 ? "text-red" : "text-third"}`}>{format.number(run.failed)}</td>
      <td className={`${NUMBER} ${WIDE} whitespace-nowrap`}>
        {run.receiptsTotal > 0 ? t("receiptsText", { sent: run.receiptsSent, total: run.receiptsTotal }) : "—"}
      </td>
      <td className={CELL}>
        <StatusLabel tone={runTone(run)} isLive={run.state === "RUNNING"}>
          {words.state}
        </StatusLabel>
        {!isRunOver(run.state) && words.remark && <span className="ml-2 text-xs text-second max-md:ml-0 max-md:block">{words.remark}</span>}
      </td>
    </tr>
  );
}
