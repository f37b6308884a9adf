"use client";

import { Download, FileSpreadsheet, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EXPORT_FORMATS, exportAddress } from "@/lib/core/export/export-file-name";
import { Button } from "./button";
import { Menu, MenuDownload } from "./menu";

const ICONS = { csv: FileText, xlsx: FileSpreadsheet } as const;

/** A list as a file. `href` is the address of its export with the list's own filters; `children` are further ways to take it along. */
export function ExportMenu({ href, children }: { href: string; children?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <Menu
      trigger={
        <Button variant="quiet">
          <Download aria-hidden />
          {t("export")}
        </Button>
      }
    >
      {EXPORT_FORMATS.map((format) => {
        const Icon = ICONS[format];
        return (
          <MenuDownload key={format} href={exportAddress(href, format)}>
            <Icon aria-hidden className="text-third" />
            {t(`exportAs.${format}`)}
          </MenuDownload>
        );
      })}
      {children}
    </Menu>
  );
}
