import type { ReactNode } from "react";

type SelectionBarProps = {
  label: string;
  /** "412 selected" */ title: ReactNode;
  /** "S$38,291.14 · 398 ready" */ summary?: ReactNode;
  children: ReactNode;
};

/** Says what is selected and what can be done with it, at the foot of the list. Its buttons use the variants inverse and inversePrimary. */
export function SelectionBar({ label, title, summary, children }: SelectionBarProps) {
  return (
    <div role="region" aria-label={label} className="pointer-events-none sticky bottom-4 z-20 flex justify-center px-4">
      <div className="pointer-events-auto flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-inverse px-4 py-2 text-sm text-on-inverse shadow-float max-md:w-full">
        <div aria-live="polite" className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 max-md:basis-full">
          <span className="font-semibold whitespace-nowrap">{title}</span>
          {summary && <span className="text-on-inverse-second">{summary}</span>}
        </div>
        <div className="flex flex-wrap items-center gap-2">{children}</div>
      </div>
    </div>
  );
}
