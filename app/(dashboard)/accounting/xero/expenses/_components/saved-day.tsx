"use client";

import { useEffect, useRef, useState } from "react";
import { TextField } from "@/components/ui/text-field";

/** While a year is being typed, "0002" is a date too. */
const EARLIEST = "2000-01-01";
const PAUSE_MS = 700;

type SavedDayProps = { label: string; value: string; source: string; onSave: (dayOn: string) => void };

/** A day that is saved when one leaves the field, or a moment after it was chosen. */
export function SavedDay({ label, value, source, onSave }: SavedDayProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed !== null && typed >= EARLIEST && typed !== value) onSave(typed);
    setTyped(null);
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (typed === null || typed < EARLIEST) return;
    const pause = setTimeout(() => latest.current(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <TextField
      label={label}
      layout="row"
      type="date"
      required
      min={EARLIEST}
      value={typed ?? value}
      hint={source}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
    />
  );
}
