import clsx from "clsx";
import type { ReactNode } from "react";

export type StatusTone = "blue" | "red" | "amber" | "green" | "neutral";

const TONES: Readonly<Record<StatusTone, string>> = {
  blue: "bg-blue-tint text-blue",
  red: "bg-red-tint text-red",
  amber: "bg-amber-tint text-amber",
  green: "bg-brand-tint text-brand",
  neutral: "bg-sunk text-second",
};

type StatusLabelProps = {
  tone: StatusTone;
  children: ReactNode;
  /** Something is happening right now. */ isLive?: boolean;
  /** Why, for whoever points at it. */ reason?: string | undefined;
  className?: string;
};

/** Updated is blue, Sync error red, Incomplete amber, Syncing neutral and live. The words always say it too. */
export function StatusLabel({ tone, children, isLive, reason, className }: StatusLabelProps) {
  return (
    <span
      title={reason}
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {isLive && <span aria-hidden className="size-1.5 animate-breathe rounded-full bg-brand" />}
      {children}
    </span>
  );
}
