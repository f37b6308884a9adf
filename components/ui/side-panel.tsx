"use client";

import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { IconButton } from "./icon-button";

/** Its title takes the focus when the panel opens. */
export const PANEL_TITLE_ID = "panel-title";

type SidePanelProps = {
  title: string;
  closeLabel: string;
  onClose: () => void;
  /** Beside the title, small: "4 of 1,284" and the buttons to the neighbours. */
  tools?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  /** Changes when the panel shows another thing: the focus goes to its title then. */
  subject?: string;
};

/** Details in a column of their own from 1100 px, a page of their own below. Put it as the `panel` of WithSidePanel. */
export function SidePanel({ title, closeLabel, onClose, tools, footer, children, subject }: SidePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [subject]);
  return (
    <aside
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      className="flex h-dvh flex-col border-line bg-panel max-panel:fixed max-panel:inset-0 max-panel:z-30 panel:sticky panel:top-0 panel:border-l"
    >
      <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-3 pl-5">
        <h2 ref={heading} id={PANEL_TITLE_ID} tabIndex={-1} className="flex-1 text-sm font-semibold outline-none">
          {title}
        </h2>
        {tools}
        <IconButton label={closeLabel} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
      {footer && <div className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-2.5">{footer}</div>}
    </aside>
  );
}

/** The list and, when there is one, the panel beside it; the list keeps its whole width otherwise. */
export function WithSidePanel({ panel, children }: { panel: ReactNode | null; children: ReactNode }) {
  return (
    <div className={panel ? "panel:grid panel:grid-cols-[minmax(0,1fr)_27rem]" : undefined}>
      <div className="@container/list min-w-0">{children}</div>
      {panel}
    </div>
  );
}
