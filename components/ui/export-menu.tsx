"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import type { ButtonVariant } from "./button-style";
import type { ExportChoicesProps } from "./export-choices";
import { onDemand } from "./on-demand";

const ExportChoices = onDemand<ExportChoicesProps>("menu", () => import("./export-choices").then((part) => part.ExportChoices));

/** A list as a file. `href` is the address of its export with the list's own filters; `children` are further ways to take it along. */
export function ExportMenu({
  href,
  children,
  ...look
}: {
  href: string;
  children?: ReactNode;
  variant?: ButtonVariant;
  className?: string;
}) {
  const t = useTranslations("common");
  return (
    <ExportChoices
      href={href}
      trigger={
        <Button {...look}>
          <Download aria-hidden />
          {t("export")}
        </Button>
      }
    >
      {children}
    </ExportChoices>
  );
}
