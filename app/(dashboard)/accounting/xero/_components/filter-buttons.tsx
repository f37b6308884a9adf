"use client";

import clsx from "clsx";
import { useFormatter } from "next-intl";

type FilterButtonsProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; count: number }[];
  onChange: (value: Value) => void;
};

export function FilterButtons<Value extends string>({ label, value, options, onChange }: FilterButtonsProps<Value>) {
  const format = useFormatter();
  return (
    <div role="group" aria-label={label} className="flex rounded-control border border-edge p-0.5">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={clsx(
            "h-[calc(var(--control-height)-6px)] rounded-sm px-2.5 text-sm",
            option.value === value ? "bg-sunk font-medium text-ink" : "text-second hover:text-ink",
          )}
        >
          {option.label} <span className="text-third">{format.number(option.count)}</span>
        </button>
      ))}
    </div>
  );
}
