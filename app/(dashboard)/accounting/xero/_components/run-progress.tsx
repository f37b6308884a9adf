"use client";

import { CircleCheck, CircleX, Hourglass, RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RunBanner } from "@/components/run-banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Button } from "@/components/ui/button";
import { isRunOver, type RunProgress as Progress } from "@/lib/core/run-progress";
import { runAddress } from "./addresses";
import { CancelRunButton } from "../runs/_components/cancel-run-button";
import { useRun } from "../runs/_components/use-run";
import { useRunWords, type RunWords } from "../runs/_components/use-run-words";

function iconFor(run: Progress, tone: RunWords["tone"]) {
  if (run.state === "STOPPED") return <CircleX />;
  if (run.state === "WAITING") return <Hourglass />;
  if (isRunOver(run.state)) return tone === "neutral" ? <CircleCheck /> : <TriangleAlert />;
  return <RefreshCw className="animate-spin" />;
}

/** The run in one line, live until it is over; then it says how it ended and can be closed. `known` saves the first look. */
export function RunProgress({ runId, known, isOwnPage = false }: { runId: string; known?: Progress; isOwnPage?: boolean }) {
  const t = useTranslations("runs");
  const words = useRunWords();
  const { run, isBehind } = useRun(runId, known);
  const [isClosed, setClosed] = useState(false);
  if (!run || isClosed) return null;
  const { title, facts, remark, tone, bar } = words(run);
  const isOver = isRunOver(run.state);
  return (
    <div>
      {/* Read out when the state or the tenth changes, not at every step. */}
      <p role="status" className="sr-only">
        {`${title}. ${isOver ? facts.join(", ") : ""} ${bar.all > 0 ? Math.floor((bar.done / bar.all) * 10) * 10 : 0}%`}
      </p>
      <RunBanner
        icon={iconFor(run, tone)}
        title={title}
        facts={facts}
        tone={tone}
        bar={bar}
        remark={isBehind ? t("pollFailed") : remark}
        actions={
          <>
            {!isOwnPage && (
              <ButtonLink size="sm" href={runAddress(runId)}>
                {t("view")}
              </ButtonLink>
            )}
            {!isOver && <CancelRunButton runId={runId} isCancelRequested={run.isCancelRequested} />}
            {isOver && !isOwnPage && (
              <Button size="sm" variant="quiet" onClick={() => setClosed(true)}>
                {t("dismiss")}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
