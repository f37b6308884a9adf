"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import clsx from "clsx";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { OPTION, POPUP } from "./control-style";

type MenuProps = {
  /** The button that opens it, with its own label. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  side?: "bottom" | "top";
  className?: string;
  /** It is open as soon as it is there (see onDemand). */
  isOpenAtFirst?: boolean;
};

export function Menu({ trigger, children, align = "end", side = "bottom", className, isOpenAtFirst }: MenuProps) {
  return (
    <BaseMenu.Root defaultOpen={isOpenAtFirst}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner align={align} side={side} sideOffset={4} className="z-50">
          <BaseMenu.Popup className={clsx(POPUP, "max-h-(--available-height) min-w-44 overflow-y-auto p-1", className)}>
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

type MenuItemProps = { children: ReactNode; onSelect: () => void; isDangerous?: boolean; isDisabled?: boolean };

export function MenuItem({ children, onSelect, isDangerous, isDisabled }: MenuItemProps) {
  return (
    <BaseMenu.Item onClick={onSelect} disabled={isDisabled} className={clsx(OPTION, isDangerous && "text-red", "[&_svg]:size-4")}>
      {children}
    </BaseMenu.Item>
  );
}

/** A file to take along: a real link, so that it can also be copied or opened elsewhere. */
export function MenuDownload({ children, href }: { children: ReactNode; href: string }) {
  return (
    <BaseMenu.LinkItem href={href} download closeOnClick className={clsx(OPTION, "[&_svg]:size-4")}>
      {children}
    </BaseMenu.LinkItem>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="my-1 h-px bg-line" />;
}

type MenuChoicesProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few, as radio items under a heading. */
export function MenuChoices<Value extends string>({ label, value, options, onChange }: MenuChoicesProps<Value>) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)} aria-label={label}>
      <div aria-hidden className="px-2 pt-1.5 pb-1 text-2xs font-medium text-third">
        {label}
      </div>
      {options.map((option) => (
        <BaseMenu.RadioItem key={option.value} value={option.value} className={OPTION}>
          <span className="flex-1">{option.label}</span>
          <BaseMenu.RadioItemIndicator>
            <Check aria-hidden className="size-4 text-brand" />
          </BaseMenu.RadioItemIndicator>
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}
