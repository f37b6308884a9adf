"use client";

import { useEffect } from "react";

/** Tells the window that React has taken the page over. */
export function SayAwake({ event }: { event: string }) {
  useEffect(() => void dispatchEvent(new Event(event)), [event]);
  return null;
}
