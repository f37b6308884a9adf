import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

/** A page before the product: its name, and one thing to do. */
export function AuthCard({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex justify-center">
          <Logo />
        </div>
        <div className="rounded-card border border-line bg-panel p-6">
          <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
          <p className="mt-1 mb-5 text-second">{lead}</p>
          {children}
        </div>
      </div>
    </main>
  );
}
