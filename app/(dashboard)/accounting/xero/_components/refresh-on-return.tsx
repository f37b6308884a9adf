"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page again when somebody comes back to it: another tab or another person may have changed what it shows. */
export function RefreshOnReturn() {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => router.refresh();
    window.addEventListener("focus", refresh);
    return () => window.removeEventListener("focus", refresh);
  }, [router]);
  return null;
}
