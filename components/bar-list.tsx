import type { ReactNode } from "react";

export type Bar = { key: string; label: string; value: number; text: ReactNode };

/** Labelled horizontal bars, the longest as wide as the list; the figures stand beside them, so that nothing hangs on the picture. */
export function BarList({ bars }: { bars: readonly Bar[] }) {
  const longest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <dl className="space-y-3">
      {bars.map(({ key, label, value, text }) => (
        <div key={key} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
          <dt className="truncate text-sm">{label}</dt>
          <dd className="text-sm text-second tabular-nums">{text}</dd>
          <div aria-hidden className="col-span-2 h-1.5 rounded-full bg-sunk">
            <div className="h-full rounded-full bg-brand" style={{ width: `${(Math.max(0, value) / longest) * 100}%` }} />
          </div>
        </div>
      ))}
    </dl>
  );
}
