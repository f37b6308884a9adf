"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import type { ColumnsPopoverProps } from "./columns-popover";
import type { Columns } from "./use-columns";

const ColumnsPopover = onDemand<ColumnsPopoverProps>("dialog", () => import("./columns-popover").then((part) => part.ColumnsPopover));

export function ColumnsMenu({ columns }: { columns: Columns }) {
  const t = useTranslations("expenses");
  return (
    <ColumnsPopover
      columns={columns}
      trigger={
        <IconButton label={t("columns.title")}>
          <Columns3 aria-hidden />
        </IconButton>
      }
    />
  );
}
