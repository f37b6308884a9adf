"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ReactNode } from "react";
import { Toaster } from "sonner";

// News passes by above the work: it never lies between a hand and a button.
const TOAST =
  "pointer-events-none! flex w-full items-center gap-3 rounded-card border border-edge bg-panel px-4 py-3 text-sm text-ink shadow-float font-sans [&_[data-icon]]:text-second";

// Without a connection a list says that it could not be loaded, instead of waiting in silence, and is read again once there is one.
const QUERIES = { staleTime: 15_000, retry: 1, networkMode: "always", refetchOnReconnect: true } as const;

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: QUERIES } }));
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>{children}</NuqsAdapter>
      <Toaster
        position="top-center"
        toastOptions={{ unstyled: true, classNames: { toast: TOAST, error: "text-red", description: "text-second" } }}
      />
    </QueryClientProvider>
  );
}
