import clsx from "clsx";

type ProgressBarProps = {
  label: string;
  value: number;
  max: number;
  /** "1,284 of 5,000", for assistive technology. */ valueText?: string;
  tone?: "brand" | "amber" | "red";
  className?: string;
};

const FILLS = { brand: "bg-brand", amber: "bg-amber", red: "bg-red" } as const;

export function ProgressBar({ label, value, max, valueText, tone = "brand", className }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={valueText}
      className={clsx("h-1 w-full overflow-hidden rounded-full bg-line", className)}
    >
      <div className={clsx("h-full rounded-full transition-[width] duration-300", FILLS[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
