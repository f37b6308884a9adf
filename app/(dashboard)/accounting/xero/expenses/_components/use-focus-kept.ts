"use client";

import { useEffect, useRef } from "react";

const isGone = (element: Element) => !element.isConnected || element.matches(":disabled");

/**
 * Where what has the focus leaves the page or can't be pressed any more (a row, a button of the selection bar, a dialog together with what
 * opened it), the focus goes to `next` and not to nowhere. Who took it away by a press beside everything is left alone.
 */
export function useFocusKept(next: () => HTMLElement | null): void {
  const latest = useRef(next);
  useEffect(() => {
    latest.current = next;
  });
  useEffect(() => {
    let holder: Element | null = null;
    let isLooking = false;
    const look = () => {
      isLooking = false;
      // An open dialog keeps the focus among its own.
      const dialog = document.querySelector<HTMLElement>("[role$=dialog][data-open]");
      if (document.activeElement === document.body) (dialog ?? latest.current())?.focus({ preventScroll: true });
    };
    const lookSoon = () => {
      if (isLooking || holder === null || !isGone(holder)) return;
      isLooking = true;
      // A dialog that closes gives the focus back by itself, in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(look));
    };
    const came = ({ target }: FocusEvent) => {
      holder = target instanceof Element ? target : null;
    };
    const went = ({ target }: FocusEvent) =>
      requestAnimationFrame(() => {
        if (holder !== target || holder === null || document.activeElement !== document.body) return;
        if (isGone(holder)) lookSoon();
        else holder = null;
      });
    const observer = new MutationObserver(lookSoon);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", came);
    document.addEventListener("focusout", went);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", came);
      document.removeEventListener("focusout", went);
    };
  }, []);
}
