"use client";

import { Field as BaseField } from "@base-ui/react/field";
import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { CONTROL } from "./control-style";
import { Field, type FieldFrame } from "./field";

type TextFieldProps = FieldFrame & Omit<ComponentProps<"input">, "className" | "prefix"> & { prefix?: ReactNode; suffix?: ReactNode };

/** One line of text. `suffix` holds a short small word in the field, such as a currency. */
export function TextField({ label, layout, hint, error, className, prefix, suffix, ...input }: TextFieldProps) {
  return (
    <Field label={label} layout={layout} hint={hint} error={error} className={className}>
      <div className="relative">
        {prefix && (
          <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-third [&_svg]:size-4">{prefix}</span>
        )}
        <BaseField.Control {...input} className={clsx(CONTROL, prefix && "pl-8", suffix && "pr-11")} />
        {suffix && <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-2xs text-third">{suffix}</span>}
      </div>
    </Field>
  );
}
