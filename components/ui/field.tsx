"use client";

import { Field as BaseField } from "@base-ui/react/field";
import clsx from "clsx";
import type { ReactNode } from "react";

export type FieldFrame = {
  label: string;
  /** "stacked": label above; "row": label at the left, as in the details panel; "hidden": for screen readers only. */
  layout?: "stacked" | "row" | "hidden";
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
};

const LABELS = {
  stacked: "mb-1 block text-xs font-medium text-second",
  row: "w-28 shrink-0 pt-1.5 text-sm text-second max-md:w-auto",
  hidden: "sr-only",
} as const;

/** Label, hint and error around one control, tied together for assistive technology. */
export function Field({ label, layout = "stacked", hint, error, className, children }: FieldFrame & { children: ReactNode }) {
  return (
    <BaseField.Root
      invalid={Boolean(error)}
      className={clsx(layout === "row" && "flex items-start gap-2 max-md:flex-col max-md:gap-1", className)}
    >
      <BaseField.Label className={LABELS[layout]}>{label}</BaseField.Label>
      <div className="w-full min-w-0 flex-1">
        {children}
        {hint && <BaseField.Description className="mt-1 text-xs text-third">{hint}</BaseField.Description>}
        <BaseField.Error match={Boolean(error)} className="mt-1 text-xs text-red">
          {error}
        </BaseField.Error>
      </div>
    </BaseField.Root>
  );
}
