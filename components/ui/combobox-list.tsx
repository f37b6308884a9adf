"use client";

import { Combobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { Check } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { ComboboxGroup, ComboboxOption } from "./combobox-options";
import { OPTION, POPUP } from "./control-style";

/** The list that opens under a Combobox: groups, options with secondary text, and what to say when nothing matches. */
export function ComboboxList({ emptyText, footer }: { emptyText: ReactNode; footer?: ReactNode }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} className="z-50">
        <Combobox.Popup
          className={clsx(POPUP, "flex overflow-hidden max-h-[min(22rem,var(--available-height))] w-(--anchor-width) min-w-64 flex-col")}
        >
          <Combobox.Empty className="text-third not-empty:p-3">{emptyText}</Combobox.Empty>
          <Options />
          {footer && <div className="border-t border-line px-3 py-2 text-xs text-second">{footer}</div>}
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

/** On its own, so that hundreds of options are not drawn again for what stands above or below them, as with every step of the arrow keys. */
const Options = memo(function Options() {
  return (
    <Combobox.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none not-data-empty:p-1">
      {(group: ComboboxGroup) => (
        <Combobox.Group key={group.value} items={group.items}>
          {group.value !== "" && (
            <Combobox.GroupLabel className="px-2 pt-2 pb-1 text-2xs font-medium text-third">{group.value}</Combobox.GroupLabel>
          )}
          <Combobox.Collection>
            {(option: ComboboxOption) => (
              <Combobox.Item key={option.value} value={option} disabled={option.isDisabled} className={OPTION}>
                <span className="min-w-0 flex-1 wrap-anywhere">{option.label}</span>
                {option.hint && <span className="shrink-0 text-xs text-third">{option.hint}</span>}
                <Combobox.ItemIndicator>
                  <Check aria-hidden className="size-4 text-brand" />
                </Combobox.ItemIndicator>
              </Combobox.Item>
            )}
          </Combobox.Collection>
        </Combobox.Group>
      )}
    </Combobox.List>
  );
});
