"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import clsx from "clsx";
import { Check, Minus } from "lucide-react";
import type { MouseEvent } from "react";

type CheckboxProps = {
  label: string;
  isChecked: boolean;
  /** Some, but not all, of what it stands for. */
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  /** The event carries `shiftKey`, for choosing a stretch of rows. */
  onChange: (isChecked: boolean, event: Event) => void;
  /** The words stand beside the box; else only assistive technology reads them. */
  isLabelShown?: boolean;
  className?: string;
};

/** Shift would have the browser mark all text between this click and the last one. */
function focusWithoutMarking(event: MouseEvent<HTMLElement>): void {
  if (!event.shiftKey) return;
  event.preventDefault();
  event.currentTarget.focus();
}

export function Checkbox({
  label,
  isChecked,
  isIndeterminate = false,
  isDisabled,
  onChange,
  isLabelShown = false,
  className,
}: CheckboxProps) {
  const box = (
    <BaseCheckbox.Root
      aria-label={isLabelShown ? undefined : label}
      checked={isChecked}
      indeterminate={isIndeterminate}
      disabled={isDisabled}
      onCheckedChange={(checked, details) => onChange(checked, details.event)}
      onMouseDown={focusWithoutMarking}
      className={clsx(
        "relative flex size-4 shrink-0 items-center justify-center rounded-xs border border-third bg-panel text-on-brand",
        "data-checked:border-brand data-checked:bg-brand data-indeterminate:border-brand data-indeterminate:bg-brand data-disabled:opacity-50",
        // A target larger than the box itself.
        "after:absolute after:-inset-2.5 after:content-[''] max-md:after:-inset-3.5",
        !isLabelShown && className,
      )}
    >
      <BaseCheckbox.Indicator className="flex data-unchecked:hidden">
        {isIndeterminate ? (
          <Minus aria-hidden strokeWidth={3} className="size-3" />
        ) : (
          <Check aria-hidden strokeWidth={3} className="size-3" />
        )}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
  if (!isLabelShown) return box;
  return (
    <label className={clsx("flex min-h-control items-center gap-2 text-sm", className)}>
      {box}
      {label}
    </label>
  );
}
