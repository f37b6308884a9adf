"use client";

import { Download, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { ImportDialog } from "./import-dialog";

/** The mapping out as a file, and in again. */
export function MappingFiles() {
  const t = useTranslations("mapping.file");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex gap-2 md:ml-auto">
      <a href="/api/mapping/export" download className={buttonStyle({})}>
        <Download aria-hidden />
        {t("export")}
      </a>
      <Button onClick={() => setOpen(true)}>
        <Upload aria-hidden />
        {t("import")}
      </Button>
      {isOpen && <ImportDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
