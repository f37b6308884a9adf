"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { ChevronDown, X } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { ComboboxList } from "./combobox-list";
import { groupOptions, isSameOption, matchesSearch, type ComboboxOption } from "./combobox-options";
import { CLEAR } from "./control-style";
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

/** Frame and input are two, so that where a value comes from stands beside a short value and under a long one, and never on it. */
const FRAME =
  "relative flex min-h-control w-full cursor-text flex-wrap items-center gap-x-2 rounded-control border border-edge bg-panel pl-2.5 text-sm text-ink " +
  "hover:border-third has-[input:focus-visible]:border-brand has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-brand " +
  "data-invalid:border-red data-disabled:bg-sunk data-disabled:text-third";
/** A letter beside the digit that the unit `ch` is as wide as: enough for all but the widest words. */
const CHARACTER_CH = 0.9;

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
  // What is being typed is kept here: the library puts the chosen label in its place whenever options or value come anew, as with every answer.
  const [typed, setTyped] = useState<string | null>(null);
  const groups = useMemo(() => groupOptions(options), [options]);
  const hasClear = Boolean(clearLabel) && value !== null && !isDisabled;
  return (
    <Field {...frame}>
      <BaseCombobox.Root
        items={groups}
        value={selected}
        onValueChange={(next, details) => {
          const isLeaving = details.reason === "escape-key";
          if (isLeaving) details.allowPropagation();
          if (isLeaving || (next === null && !clearLabel)) details.cancel();
          else onChange(next?.value ?? null);
        }}
        inputValue={typed ?? selected?.label ?? ""}
        onInputValueChange={(text, { reason }) => {
          setTyped(reason === "input-change" ? text : null);
          if (reason === "input-change") onSearch?.(text);
        }}
        onOpenChange={(isOpen) => !isOpen && setTyped(null)}
        onItemHighlighted={(option) => onHighlight?.(option?.value ?? null)}
        isItemEqualToValue={isSameOption}
        filter={onSearch ? null : matchesSearch}
        disabled={isDisabled}
        autoHighlight
      >
        <BaseCombobox.InputGroup className={clsx(FRAME, hasClear ? "pr-14" : "pr-8")}>
          <BaseCombobox.Input
            placeholder={placeholder}
            onBlur={({ currentTarget }) => currentTarget.ariaExpanded !== "true" && setTyped(null)}
            style={{ flexBasis: `min(100%, ${(selected?.label.length ?? 0) * CHARACTER_CH}ch)` }}
            className={clsx(
              "h-[calc(var(--control-height)-2px)] min-w-0 grow bg-transparent text-ellipsis outline-none",
              isStruck && "text-second line-through",
            )}
          />
          {source && <span className="max-w-full truncate pb-0.5 text-2xs leading-4 text-third">{source}</span>}
          <div className="pointer-events-none absolute top-0 right-1 flex h-[calc(var(--control-height)-2px)] items-center text-third">
            {hasClear && (
              <BaseCombobox.Clear aria-label={clearLabel} className={clsx("pointer-events-auto", CLEAR)}>
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
