"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { DELIMITERS, ENCODINGS, type TextWriting } from "@/lib/core/import/text-writing";

const DELIMITER_NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const;

/** How the text was taken to be written; to be put right where letters or columns come out wrong. */
export function TextWritingChoice({ writing, onWriting }: { writing: TextWriting; onWriting: (writing: TextWriting) => void }) {
  const t = useTranslations("imports");
  return (
    <>
      <Select
        label={t("encoding")}
        options={ENCODINGS.map((value) => ({ value, label: t(`encodings.${value}`) }))}
        value={writing.encoding}
        onChange={(encoding) => onWriting({ ...writing, encoding })}
      />
      <Select
        label={t("delimiter")}
        options={DELIMITERS.map((value) => ({ value, label: t(`delimiters.${DELIMITER_NAMES[value]}`) }))}
        value={writing.delimiter}
        onChange={(delimiter) => onWriting({ ...writing, delimiter })}
      />
    </>
  );
}
