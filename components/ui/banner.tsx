import clsx from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type BannerTone = "amber" | "red" | "blue" | "neutral";

const TONES: Readonly<Record<BannerTone, { box: string; title: string }>> = {
  amber: { box: "bg-amber-tint", title: "text-amber" },
  red: { box: "bg-red-tint", title: "text-red" },
  blue: { box: "bg-blue-tint", title: "text-blue" },
  neutral: { box: "border border-line bg-panel", title: "text-ink" },
};

const ICONS = { amber: TriangleAlert, red: CircleAlert, blue: Info, neutral: Info } as const;

type BannerProps = {
  tone: BannerTone;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  /** Read out when it appears by itself, after something the user did. */
  isAnnounced?: boolean;
  className?: string;
};

export function Banner({ tone, title, children, action, icon, isAnnounced, className }: BannerProps) {
  const Icon = ICONS[tone];
  return (
    <div
      role={isAnnounced ? "alert" : undefined}
      className={clsx("flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card py-3 pr-4 pl-11", TONES[tone].box, className)}
    >
      <div className="relative min-w-0 flex-1 basis-60 wrap-anywhere">
        {/* Beside the first line, however tall the action is. */}
        <span aria-hidden className={clsx("absolute top-0.5 -left-7 [&_svg]:size-4", TONES[tone].title)}>
          {icon ?? <Icon />}
        </span>
        <p className={clsx("font-semibold", TONES[tone].title)}>{title}</p>
        {children && <div className="text-ink">{children}</div>}
      </div>
      {action}
    </div>
  );
}
