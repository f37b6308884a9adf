"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 2_000;

/** Reads the page again while something is on its way, and only while somebody looks. */
export function KeepFresh({ isBusy }: { isBusy: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [isBusy, router]);
  return null;
}
