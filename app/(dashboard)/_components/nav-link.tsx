"use client";

import clsx from "clsx";
import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { NavAddress } from "./nav-address";

type NavLinkProps = { href: NavAddress; label: string; isCurrent: boolean; icon?: ReactNode; count?: number; countLabel?: string };

export function NavLink({ href, label, isCurrent, icon, count = 0, countLabel }: NavLinkProps) {
  const format = useFormatter();
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(
        "flex min-h-control items-center gap-2.5 py-1 rounded-control border px-2.5 [&_svg]:size-4",
        isCurrent ? "border-line bg-panel font-semibold text-ink" : "border-transparent text-second hover:bg-sunk hover:text-ink",
      )}
    >
      <span aria-hidden className="size-4 shrink-0">
        {icon}
      </span>
      <span className="min-w-0 flex-1 leading-tight">{label}</span>
      {count > 0 && (
        <>
          <span aria-hidden className="text-xs font-normal text-third">
            {format.number(count)}
          </span>
          <span className="sr-only">, {countLabel}</span>
        </>
      )}
    </Link>
  );
}
