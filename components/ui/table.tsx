import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

/** A table that scrolls sideways inside its own frame when it must; the frame takes the focus, so that the arrow keys scroll it. */
export function Table({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className={clsx("relative overflow-x-auto", className)}>
      <table aria-label={label} className="w-full border-collapse text-sm">
        {children}
      </table>
    </div>
  );
}

export type SortDirection = "ascending" | "descending";

type HeadCellProps = {
  children?: ReactNode;
  align?: "left" | "right";
  /** With onSort the words become a button; `sort` says how this column sorts now. */
  sort?: SortDirection | null;
  onSort?: () => void;
  /** Pixels, in a table of fixed layout. */
  width?: number;
  /** A ColumnResizer at its edge. */
  resizer?: ReactNode;
  className?: string;
};

export function HeadCell({ children, align = "left", sort, onSort, width, resizer, className }: HeadCellProps) {
  const Arrow = sort === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={onSort ? (sort ?? "none") : undefined}
      style={width === undefined ? undefined : { width }}
      className={clsx(
        "relative h-9 border-b border-line px-3 text-xs font-medium whitespace-nowrap text-third first:pl-6 last:pr-6",
        align === "right" ? "text-right" : "text-left",
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={clsx("flex w-fit items-center gap-1 rounded-xs hover:text-ink", align === "right" && "ml-auto flex-row-reverse")}
        >
          {children}
          <Arrow aria-hidden className={clsx("size-3", !sort && "opacity-0")} />
        </button>
      ) : resizer ? (
        <span className="block truncate">{children}</span>
      ) : (
        children
      )}
      {resizer}
    </th>
  );
}

type BodyRowProps = ComponentProps<"tr"> & { isSelected?: boolean; /** The one whose details are open. */ isCurrent?: boolean };

export function BodyRow({ isSelected, isCurrent, className, ...rest }: BodyRowProps) {
  return (
    <tr
      aria-selected={isSelected}
      className={clsx(
        "h-row border-b border-line",
        isSelected ? "bg-selected" : "bg-panel hover:bg-ground",
        isCurrent && "shadow-[inset_2px_0_0_var(--color-brand)]",
        className,
      )}
      {...rest}
    />
  );
}

export function BodyCell({ align = "left", className, ...rest }: Omit<ComponentProps<"td">, "align"> & { align?: "left" | "right" }) {
  return <td className={clsx("px-3 py-1 first:pl-6 last:pr-6", align === "right" && "text-right", className)} {...rest} />;
}
