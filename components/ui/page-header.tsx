import { Fragment, type ComponentProps, type ReactNode } from "react";
import { Link } from "./link";

export type Breadcrumb = { label: string; href?: ComponentProps<typeof Link>["href"] };

type PageHeaderProps = {
  title: string;
  breadcrumbs?: readonly Breadcrumb[];
  breadcrumbsLabel?: string;
  actions?: ReactNode;
  description?: ReactNode;
};

/** The top of every page. On a phone its right corner belongs to the Menu button. */
export function PageHeader({ title, breadcrumbs = [], breadcrumbsLabel, actions, description }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3 px-6 pt-4 pb-4 max-md:px-4">
      <div className="min-w-0 flex-1 basis-64 wrap-anywhere max-md:basis-full">
        <div className="max-md:flex max-md:min-h-11 max-md:flex-col max-md:justify-center max-md:pr-28">
          {breadcrumbs.length > 0 && (
            <nav aria-label={breadcrumbsLabel} className="text-xs text-third">
              {breadcrumbs.map((crumb, index) => (
                <Fragment key={crumb.label}>
                  {index > 0 && <span aria-hidden> / </span>}
                  {crumb.href ? (
                    <Link href={crumb.href} className="hover:text-ink hover:underline">
                      {crumb.label}
                    </Link>
                  ) : (
                    crumb.label
                  )}
                </Fragment>
              ))}
            </nav>
          )}
          <h1 className="mt-0.5 text-xl font-semibold tracking-[-0.01em]">{title}</h1>
        </div>
        {description && <p className="mt-1 max-w-2xl text-sm text-second">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 max-md:w-full">{actions}</div>}
    </header>
  );
}
