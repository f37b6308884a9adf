import clsx from "clsx";
import type { ReactNode } from "react";
import { TwoToneBar } from "./two-tone-bar";

type RunBannerProps = {
  icon: ReactNode;
  title: string;
  /** "640 created", "118 of 420 receipts", "2 failed". */
  facts: readonly string[];
  tone?: "neutral" | "amber" | "red";
  bar: { label: string; valueText: string; done: number; partly: number; all: number };
  /** Time left, or why it waits and until when. */
  remark?: string | null;
  actions?: ReactNode;
};

const REMARKS = { neutral: "text-ink", amber: "text-amber", red: "text-red" } as const;

/** A sync run in one line: what it does, how far it is, how long it takes, and a way out. */
export function RunBanner({ icon, title, facts, tone = "neutral", bar, remark, actions }: RunBannerProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-panel px-4 py-2.5">
      <div className="flex min-w-0 items-center gap-2.5">
        <span aria-hidden className={clsx("[&_svg]:size-4", REMARKS[tone])}>
          {icon}
        </span>
        <p className="min-w-0">
          <span className="mr-3 font-semibold">{title}</span>
          <span className="text-second">{facts.join(" · ")}</span>
        </p>
      </div>
      <TwoToneBar {...bar} className="min-w-24 flex-1 basis-40 max-md:basis-full" />
      {remark && <p className={clsx("text-sm", REMARKS[tone])}>{remark}</p>}
      {actions && <div className="flex items-center gap-1">{actions}</div>}
    </div>
  );
}
