"use client";

import { Field as BaseField } from "@base-ui/react/field";
import clsx from "clsx";
import { X } from "lucide-react";
import type { ComponentProps } from "react";
import { CLEAR, CONTROL } from "./control-style";
import { Field, type FieldFrame } from "./field";

type TextAreaProps = FieldFrame &
  Omit<ComponentProps<"textarea">, "className"> & {
    /** Empties it with one press. Null where there is nothing to empty: its room stays, so that nothing moves when it comes. */
    clear?: { label: string; onClear: () => void } | null;
  };

export function TextArea({ label, layout, hint, error, className, rows = 2, clear, ...area }: TextAreaProps) {
  return (
    <Field label={label} layout={layout} hint={hint} error={error} className={className}>
      <div className="relative flex">
        <BaseField.Control
          render={<textarea rows={rows} {...area} />}
          className={clsx(
            CONTROL,
            "h-auto! min-h-control py-1.5 leading-normal",
            rows === 1 && "field-sizing-content max-h-40",
            clear !== undefined && "pr-9",
          )}
        />
        {clear && (
          <button
            type="button"
            title={clear.label}
            className={clsx("absolute top-[calc((var(--control-height)-1.5rem)/2)] right-2 text-third", CLEAR)}
            onClick={clear.onClear}
          >
            <X aria-hidden className="size-3.5" />
            <span className="sr-only">{clear.label}</span>
          </button>
        )}
      </div>
    </Field>
  );
}
