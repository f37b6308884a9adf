import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="rounded-xs border border-line bg-ground px-1.5 font-sans text-2xs text-third">{children}</kbd>;
}
