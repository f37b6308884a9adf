import type { ReactNode } from "react";

export type Column = { key: string; label: string; longLabel: string; value: number; roughText: string; text: ReactNode };

type ColumnChartProps = { caption: string; labelHead: string; valueHead: string; columns: readonly Column[] };

/** Columns over time: a picture for the eye, and the same figures as a table for a screen reader. */
export function ColumnChart({ caption, labelHead, valueHead, columns }: ColumnChartProps) {
  const highest = Math.max(1, ...columns.map(({ value }) => value));
  return (
    <>
      <div aria-hidden className="flex h-72 items-end gap-2 sm:gap-4">
        {columns.map(({ key, label, value, roughText }) => (
          <div key={key} className="flex h-full min-w-0 flex-1 flex-col justify-end gap-2 text-center">
            <span className="text-xs whitespace-nowrap text-second tabular-nums max-sm:text-2xs">{roughText}</span>
            <div
              className="mx-auto w-full max-w-16 rounded-t-sm bg-brand"
              style={{ height: `${(Math.max(0, value) / highest) * 72}%`, minHeight: 2 }}
            />
            <span className="text-xs text-third">{label}</span>
          </div>
        ))}
      </div>
      <table className="sr-only">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{labelHead}</th>
            <th scope="col">{valueHead}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ key, longLabel, text }) => (
            <tr key={key}>
              <th scope="row">{longLabel}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
