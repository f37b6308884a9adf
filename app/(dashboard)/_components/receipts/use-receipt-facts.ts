"use client";

import { useFormatter, useTranslations } from "next-intl";

type File = { byteSize: number; pageCount: number | null };

/** "1.4 MB · 3 pages". */
export function useReceiptFacts(): (file: File) => string {
  const t = useTranslations("receipts");
  const format = useFormatter();
  return ({ byteSize, pageCount }) => {
    const size =
      byteSize < 1_000_000
        ? `${format.number(Math.ceil(byteSize / 1000))} KB`
        : `${format.number(byteSize / 1_000_000, { maximumFractionDigits: 1 })} MB`;
    return pageCount === null ? size : `${size} · ${t("pages", { count: pageCount })}`;
  };
}
