"use client";

import { useEffect, useRef } from "react";

export type WorkbenchKeys = {
  move: (step: 1 | -1) => void;
  open: () => void;
  toggle: (withRange: boolean) => void;
  edit: () => void;
  sync: () => void;
  undo: () => void;
  search: () => void;
  help: () => void;
  escape: () => void;
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest("[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=combobox]") !== null)
  );
}

/** The keys of a mail client. They rest while one types, or while a dialog or a list of choices is open. */
export function useWorkbenchKeys(keys: WorkbenchKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const isOnButton = event.target instanceof Element && event.target.closest("button, a, [role=checkbox]") !== null;
      const does: Partial<Record<string, () => void>> = {
        j: () => latest.current.move(1),
        k: () => latest.current.move(-1),
        x: () => latest.current.toggle(event.shiftKey),
        e: latest.current.edit,
        s: latest.current.sync,
        z: latest.current.undo,
        "/": latest.current.search,
        "?": latest.current.help,
        Escape: latest.current.escape,
        ...(isOnButton ? {} : { Enter: latest.current.open }),
        ArrowDown: () => latest.current.move(1),
        ArrowUp: () => latest.current.move(-1),
      };
      const act = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
