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
  // Why it waits or was stopped is a sentence; the time left is a word or two.
  const isLong = Boolean(remark) && tone !== "neutral";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-panel px-4 py-2.5">
      <div className="relative min-w-0 pl-6.5">
        <span aria-hidden className={clsx("absolute top-0.5 left-0 [&_svg]:size-4", REMARKS[tone])}>
          {icon}
        </span>
        <p>
          <span className="mr-3 font-semibold">{title}</span>
          <span className="text-second tabular-nums max-md:block">{facts.join(" · ")}</span>
        </p>
        {isLong && <p className={REMARKS[tone]}>{remark}</p>}
      </div>
      <div className="flex min-w-0 flex-1 basis-72 items-center gap-x-4 gap-y-2 max-md:flex-wrap">
        <TwoToneBar {...bar} className="min-w-24 flex-1 max-md:basis-full" />
        {remark && !isLong && <p className="tabular-nums">{remark}</p>}
        {actions && <div className="flex items-center gap-1 empty:hidden max-md:ml-auto">{actions}</div>}
      </div>
    </div>
  );
}
