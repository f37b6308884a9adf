import clsx from "clsx";
import { Lock } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Link } from "./link";

export type LinkTab = {
  href: ComponentProps<typeof Link>["href"];
  label: string;
  count?: ReactNode;
  isCurrent: boolean;
  /** Why it leads nowhere yet; shown as its title and read out. */
  disabledReason?: string;
};

/** Tabs that are addresses: each can be opened, shared and gone back to. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line px-6 max-md:px-4">
      {tabs.map((tab) => {
        const words = (
          <>
            {tab.label}
            {tab.count !== undefined && <span className="ml-1.5 font-normal text-third">{tab.count}</span>}
          </>
        );
        const look = "flex h-10 shrink-0 items-center border-b-2 text-sm";
        if (tab.disabledReason) {
          return (
            <span
              key={tab.label}
              role="link"
              aria-disabled
              title={tab.disabledReason}
              className={clsx(look, "gap-1.5 border-transparent text-third")}
            >
              <Lock aria-hidden className="size-3.5" />
              {words}
              <span className="sr-only">. {tab.disabledReason}</span>
            </span>
          );
        }
        return (
          <Link
            key={tab.label}
            href={tab.href}
            aria-current={tab.isCurrent ? "page" : undefined}
            className={clsx(look, tab.isCurrent ? "border-brand font-semibold text-ink" : "border-transparent text-second hover:text-ink")}
          >
            {words}
          </Link>
        );
      })}
    </nav>
  );
}
