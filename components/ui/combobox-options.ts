export type ComboboxOption = {
  value: string;
  label: string;
  /** Secondary text at the right, searched as well: "Expense · 6%". */
  hint?: string;
  /** Options with the same group stand together under its name, in the order of their first appearance. */
  group?: string;
  isDisabled?: boolean;
};

export type ComboboxGroup = { value: string; items: ComboboxOption[] };

export function isSameOption(one: ComboboxOption, other: ComboboxOption): boolean {
  return one.value === other.value;
}

/** "494 Travel" is found by "494", "trav" and "travel 494": every word typed must occur somewhere. */
export function matchesSearch(option: ComboboxOption, query: string): boolean {
  const text = `${option.label} ${option.hint ?? ""}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function groupOptions(options: readonly ComboboxOption[]): ComboboxGroup[] {
  const groups = new Map<string, ComboboxOption[]>();
  for (const option of options) {
    const name = option.group ?? "";
    groups.set(name, [...(groups.get(name) ?? []), option]);
  }
  return [...groups].map(([value, items]) => ({ value, items }));
}
