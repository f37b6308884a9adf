"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { CONTROL, OPTION, POPUP } from "./control-style";
import { Field, type FieldFrame } from "./field";

export type SelectOption<Value extends string = string> = { value: Value; label: string; hint?: string; isDisabled?: boolean };

type SelectProps<Value extends string> = FieldFrame & {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
};

/** A choice among a few. For many, or with search, use Combobox. */
export function Select<Value extends string>({ options, value, onChange, placeholder, name, isDisabled, ...frame }: SelectProps<Value>) {
  return (
    <Field {...frame}>
      <BaseSelect.Root
        items={options}
        value={value}
        name={name}
        disabled={isDisabled}
        onValueChange={(next) => next !== null && onChange(next)}
      >
        <BaseSelect.Trigger className={clsx(CONTROL, "flex items-center justify-between gap-2 text-left")}>
          <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-third" />
          <BaseSelect.Icon>
            <ChevronDown aria-hidden className="size-4 text-third" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
            <BaseSelect.Popup
              className={clsx(POPUP, "max-w-[min(var(--available-width),max(var(--anchor-width),28rem))] min-w-(--anchor-width)")}
            >
              <BaseSelect.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto p-1">
                {options.map((option) => (
                  <BaseSelect.Item key={option.value} value={option.value} disabled={option.isDisabled} className={OPTION}>
                    <BaseSelect.ItemText className="min-w-0 flex-1 wrap-anywhere">{option.label}</BaseSelect.ItemText>
                    {option.hint && <span className="max-w-1/2 text-right text-xs wrap-anywhere text-third">{option.hint}</span>}
                    <BaseSelect.ItemIndicator>
                      <Check aria-hidden className="size-4 text-brand" />
                    </BaseSelect.ItemIndicator>
                  </BaseSelect.Item>
                ))}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </Field>
  );
}
