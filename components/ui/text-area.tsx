"use client";

import { Field as BaseField } from "@base-ui/react/field";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control-style";
import { Field, type FieldFrame } from "./field";

type TextAreaProps = FieldFrame & Omit<ComponentProps<"textarea">, "className">;

export function TextArea({ label, layout, hint, error, className, rows = 2, ...area }: TextAreaProps) {
  return (
    <Field label={label} layout={layout} hint={hint} error={error} className={className}>
      <BaseField.Control
        render={<textarea rows={rows} {...area} />}
        className={clsx(CONTROL, "h-auto min-h-control py-1.5 leading-normal")}
      />
    </Field>
  );
}
