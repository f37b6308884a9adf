"use client";

import type { OnDemandProps } from "@/components/ui/on-demand";
import { Menu, MenuItem } from "@/components/ui/menu";

export type SelectionChoice = { label: string; isBusy?: boolean; onSelect: () => void };
export type SelectionChoicesProps = OnDemandProps & { choices: readonly SelectionChoice[] };

/** What else can be done with a selection, where there is no room for a button each. */
export function SelectionChoices({ trigger, isOpenAtFirst, choices }: SelectionChoicesProps) {
  return (
    <Menu trigger={trigger} isOpenAtFirst={isOpenAtFirst} side="top">
      {choices.map(({ label, isBusy, onSelect }) => (
        <MenuItem key={label} isDisabled={isBusy} onSelect={onSelect}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
