import type { StatusTone } from "@/components/ui/status-label";
import type { RunProgress } from "@/lib/core/run-progress";

/** Green for a run in which all went well, amber where somebody has to look, red where it was stopped. */
export function runTone(run: RunProgress): StatusTone {
  switch (run.state) {
    case "FINISHED":
      return run.failed + run.receiptsFailed > 0 ? "amber" : "green";
    case "WAITING":
      return "amber";
    case "STOPPED":
      return "red";
    case "QUEUED":
    case "RUNNING":
    case "CANCELLED":
      return "neutral";
  }
}
