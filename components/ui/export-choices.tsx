"use client";

import { FileSpreadsheet, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EXPORT_FORMATS, exportAddress } from "@/lib/core/export/export-file-name";
import { Menu, MenuDownload } from "./menu";
import type { OnDemandProps } from "./on-demand";

const ICONS = { csv: FileText, xlsx: FileSpreadsheet } as const;

export type ExportChoicesProps = OnDemandProps & { href: string; children?: ReactNode };

export function ExportChoices({ trigger, isOpenAtFirst, href, children }: ExportChoicesProps) {
  const t = useTranslations("common");
  return (
    <Menu trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
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
