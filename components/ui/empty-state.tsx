import clsx from "clsx";
import type { ReactNode } from "react";

type EmptyStateProps = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode; className?: string };

/** What to say where nothing is, and what to do about it. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={clsx("flex flex-col items-center px-6 py-14 text-center", className)}>
      {icon && (
        <span aria-hidden className="mb-3 flex size-10 items-center justify-center rounded-card bg-brand-tint text-brand [&_svg]:size-5">
          {icon}
        </span>
      )}
      <p className="text-md font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-md text-sm text-second">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
