import clsx from "clsx";
import type { ReactNode } from "react";

type CardProps = {
  title?: string;
  description?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  className?: string;
  /** The title's rank in the page. */ level?: 2 | 3;
};

export function Card({ title, description, actions, children, className, level = 2 }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={clsx("rounded-card border border-line bg-panel p-4 wrap-anywhere md:p-5", className)} aria-label={title}>
      {(title || actions) && (
        <div className="mb-3 flex items-start gap-3 last:mb-0">
          <div className="min-w-0 flex-1">
            {title && <Heading className="text-md font-semibold">{title}</Heading>}
            {description && <p className="mt-0.5 text-sm text-second">{description}</p>}
          </div>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
