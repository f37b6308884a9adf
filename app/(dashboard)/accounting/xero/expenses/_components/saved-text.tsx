"use client";

import { useState, type ComponentProps } from "react";
import { TextArea } from "@/components/ui/text-area";

type SavedTextProps = {
  label: string;
  value: string;
  placeholder?: string;
  clear?: ComponentProps<typeof TextArea>["clear"];
  /** `typedOver` is what stood there when one began to type. */
  onSave: (text: string, typedOver: string) => void;
};

/** Words that are saved when one leaves the field. Escape leaves it too; nothing typed is lost. */
export function SavedText({ label, value, placeholder, clear, onSave }: SavedTextProps) {
  const [typed, setTyped] = useState<{ text: string; over: string } | null>(null);
  return (
    <TextArea
      label={label}
      layout="row"
      rows={1}
      maxLength={4000}
      placeholder={placeholder}
      clear={clear}
      value={typed?.text ?? value}
      onChange={(event) => setTyped({ text: event.target.value, over: typed?.over ?? value })}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        const panel = event.currentTarget.closest("aside");
        event.currentTarget.blur();
        panel?.querySelector<HTMLElement>("h2")?.focus();
      }}
      onBlur={() => {
        if (typed !== null && typed.text.trim() !== typed.over) onSave(typed.text.trim(), typed.over);
        setTyped(null);
      }}
    />
  );
}
