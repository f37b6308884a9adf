import { X } from "lucide-react";
import type { ReactNode } from "react";

type SelectionBarProps = {
  label: string;
  /** "412 selected" */ title: ReactNode;
  /** "S$38,291.14 · 398 ready" */ summary?: ReactNode;
  /** Lets all of it go. */
  clear?: { label: string; onClear: () => void };
  children: ReactNode;
};

/** Says what is selected and what can be done with it, at the foot of the list. Its buttons use the variants inverse and inversePrimary. */
export function SelectionBar({ label, title, summary, clear, children }: SelectionBarProps) {
  return (
    <div role="region" aria-label={label} className="pointer-events-none sticky bottom-4 z-20 flex justify-center px-4">
      <div className="pointer-events-auto relative flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-inverse px-4 py-2 text-sm text-on-inverse shadow-float max-md:w-full">
        <div aria-live="polite" className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 max-md:basis-full max-md:pr-8">
          <span className="font-semibold whitespace-nowrap tabular-nums">{title}</span>
          {summary && <span className="text-on-inverse-second tabular-nums">{summary}</span>}
        </div>
        <div className="flex flex-wrap items-center gap-2 max-md:w-full">{children}</div>
        {clear && (
          <button
            type="button"
            aria-label={clear.label}
            title={clear.label}
            onClick={clear.onClear}
            className="-ml-2 flex size-8 items-center justify-center rounded-control text-on-inverse-second hover:text-on-inverse max-md:absolute max-md:top-0 max-md:right-0 max-md:size-11"
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
    </div>
  );
}
