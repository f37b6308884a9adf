"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { ChevronDown, X } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { ComboboxList } from "./combobox-list";
import { groupOptions, matchesSearch, type ComboboxOption } from "./combobox-options";
import { CONTROL } from "./control-style";
import { Field, type FieldFrame } from "./field";

type ComboboxProps = FieldFrame & {
  options: readonly ComboboxOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: string;
  /** Shown when nothing matches what is typed. */
  emptyText: ReactNode;
  /** With it a chosen value can be taken away; the words of that button. */
  clearLabel?: string;
  /** Small grey words in the field: where the value comes from. */
  source?: string;
  /** For a search elsewhere: called with what is typed, and `options` are taken as they come. */
  onSearch?: (text: string) => void;
  /** Called with the option under the pointer or the keyboard, before it is chosen; null when there is none. */
  onHighlight?: (value: string | null) => void;
  /** The option that `value` stands for, where `options` may not hold it (a search elsewhere, an archived one). */
  chosen?: ComboboxOption;
  /** Strikes the value through: it exists no longer. */
  isStruck?: boolean;
  isDisabled?: boolean;
  /** Below the list, always visible: "Not here? …" */
  footer?: ReactNode;
};

export function Combobox(props: ComboboxProps) {
  const {
    options,
    value,
    onChange,
    placeholder,
    emptyText,
    clearLabel,
    source,
    onSearch,
    onHighlight,
    chosen,
    isStruck,
    isDisabled,
    footer,
    ...frame
  } = props;
  const selected = useMemo(
    () => options.find((option) => option.value === value) ?? (chosen?.value === value ? chosen : null) ?? null,
    [options, value, chosen],
  );
  const groups = useMemo(() => groupOptions(options), [options]);
  const hasClear = Boolean(clearLabel) && value !== null && !isDisabled;
  return (
    <Field {...frame}>
      <BaseCombobox.Root
        items={groups}
        value={selected}
        onValueChange={(next) => onChange(next?.value ?? null)}
        onInputValueChange={(text, details) => details.reason === "input-change" && onSearch?.(text)}
        onItemHighlighted={(option) => onHighlight?.(option?.value ?? null)}
        isItemEqualToValue={(one, other) => one.value === other.value}
        filter={onSearch ? null : matchesSearch}
        disabled={isDisabled}
        autoHighlight
      >
        <BaseCombobox.InputGroup className="relative">
          <BaseCombobox.Input
            placeholder={placeholder}
            className={clsx(
              CONTROL,
              hasClear ? "pr-14" : "pr-8",
              source && (hasClear ? "pr-40" : "pr-32"),
              isStruck && "text-second line-through",
            )}
          />
          <div className="pointer-events-none absolute inset-y-0 right-1 flex items-center text-third">
            {source && <span className="pointer-events-none max-w-26 truncate pr-1 text-2xs">{source}</span>}
            {hasClear && (
              <BaseCombobox.Clear
                aria-label={clearLabel}
                className="pointer-events-auto flex size-6 items-center justify-center rounded-sm hover:bg-sunk hover:text-ink"
              >
                <X aria-hidden className="size-3.5" />
              </BaseCombobox.Clear>
            )}
            {/* For the eye: a press on it is a press on the field, which opens the list. A second button would carry the field's label twice. */}
            <span aria-hidden className="pointer-events-none flex size-6 items-center justify-center">
              <ChevronDown className="size-4" />
            </span>
          </div>
        </BaseCombobox.InputGroup>
        <ComboboxList emptyText={emptyText} footer={footer} />
      </BaseCombobox.Root>
    </Field>
  );
}
