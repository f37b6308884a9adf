import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";

/** A page that has one thing to say. */
export function MessagePage({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center p-6 text-center">
      <Logo />
      <h1 className="mt-8 text-xl font-semibold tracking-[-0.01em]">{title}</h1>
      <p className="mt-2 max-w-md text-second">{children}</p>
      <div className="mt-6">{action}</div>
    </main>
  );
}
