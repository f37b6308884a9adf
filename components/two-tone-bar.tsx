import clsx from "clsx";

type TwoToneBarProps = { label: string; valueText: string; done: number; partly: number; all: number; className?: string };

/** Progress in two strengths: `done` is whole, `partly` (of the same `all`, on top of it) has its first half behind it. */
export function TwoToneBar({ label, valueText, done, partly, all, className }: TwoToneBarProps) {
  const share = (count: number) => (all > 0 ? Math.min(100, Math.max(0, (count / all) * 100)) : 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={Math.min(all, done + partly)}
      aria-valuetext={valueText}
      className={clsx("relative h-1.5 overflow-hidden rounded-full bg-line", className)}
    >
      <div
        className="absolute inset-y-0 left-0 bg-brand/45 transition-[width] duration-300"
        style={{ width: `${share(done + partly)}%` }}
      />
      <div className="absolute inset-y-0 left-0 bg-brand transition-[width] duration-300" style={{ width: `${share(done)}%` }} />
    </div>
  );
}
