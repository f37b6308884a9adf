"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";
import { POPUP } from "./control-style";

type PopoverProps = {
  trigger: ReactElement;
  /** Names it for assistive technology. */
  label: string;
  children: ReactNode;
  align?: "start" | "end";
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** It is open as soon as it is there (see onDemand). */
  isOpenAtFirst?: boolean;
  className?: string;
};

export function Popover({ trigger, label, children, align = "start", isOpen, onOpenChange, isOpenAtFirst, className }: PopoverProps) {
  return (
    <BasePopover.Root open={isOpen} defaultOpen={isOpenAtFirst} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner align={align} sideOffset={4} className="z-50">
          <BasePopover.Popup
            aria-label={label}
            className={clsx(POPUP, "max-h-(--available-height) max-w-[calc(100vw-2rem)] overflow-y-auto p-3", className)}
          >
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
