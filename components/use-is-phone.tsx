"use client";

import { createContext, use, useSyncExternalStore, type ReactNode } from "react";

const QUERY = "(max-width: 767px)";
const AtFirst = createContext(false);

/**
 * What the window is taken for until it can be measured. A page that the server lays out for a desk moves under the finger when a phone takes it
 * over, and the first press goes astray.
 */
export function PhoneAtFirst({ isPhone, children }: { isPhone: boolean; children: ReactNode }) {
  return <AtFirst value={isPhone}>{children}</AtFirst>;
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}

/** Whether the window has a phone’s width. */
export function useIsPhone(): boolean {
  const isPhoneAtFirst = use(AtFirst);
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => isPhoneAtFirst,
  );
}
