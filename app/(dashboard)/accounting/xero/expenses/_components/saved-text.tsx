"use client";

import { useState } from "react";
import { TextArea } from "@/components/ui/text-area";

type SavedTextProps = { label: string; value: string; placeholder?: string; onSave: (text: string) => void };

/** Words that are saved when one leaves the field. Escape leaves it too; nothing typed is lost. */
export function SavedText({ label, value, placeholder, onSave }: SavedTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextArea
      label={label}
      layout="row"
      rows={1}
      maxLength={4000}
      placeholder={placeholder}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
      onBlur={() => {
        if (typed !== null && typed.trim() !== value) onSave(typed.trim());
        setTyped(null);
      }}
    />
  );
}
