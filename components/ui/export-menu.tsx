"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import type { ExportChoicesProps } from "./export-choices";
import { onDemand } from "./on-demand";

const ExportChoices = onDemand<ExportChoicesProps>("menu", () => import("./export-choices").then((part) => part.ExportChoices));

/** A list as a file. `href` is the address of its export with the list's own filters; `children` are further ways to take it along. */
export function ExportMenu({ href, children }: { href: string; children?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <ExportChoices
      href={href}
      trigger={
        <Button variant="quiet">
          <Download aria-hidden />
          {t("export")}
        </Button>
      }
    >
      {children}
    </ExportChoices>
  );
}
