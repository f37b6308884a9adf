"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { TextField } from "./text-field";

const TYPING_MS = 250;

type SearchFieldProps = {
  id?: string;
  label: string;
  placeholder: string;
  title?: string;
  value: string;
  onSearch: (text: string) => void;
  /** Shown at its end while nothing is typed. */
  suffix?: ReactNode;
  className?: string;
};

/** Searches while one types, a moment after the last key; Escape clears it and leaves it. */
export function SearchField({ id, label, placeholder, title, value, onSearch, suffix, className }: SearchFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (text: string) => {
    clearTimeout(timer.current);
    onSearch(text.trim());
    setTyped(null);
  };
  return (
    <TextField
      id={id}
      label={label}
      layout="hidden"
      type="search"
      className={className}
      placeholder={placeholder}
      title={title}
      prefix={<Search aria-hidden />}
      suffix={(typed ?? value) === "" ? suffix : undefined}
      value={typed ?? value}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(text), TYPING_MS);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") send(event.currentTarget.value);
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          send("");
          event.currentTarget.blur();
        }
      }}
    />
  );
}
