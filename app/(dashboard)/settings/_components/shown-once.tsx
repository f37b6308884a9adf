"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** A secret that nobody can see again, with the button that copies it. */
export function ShownOnce({ label, secret }: { label: string; secret: string }) {
  const t = useTranslations("common");
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <output
        aria-label={label}
        className="min-w-0 flex-1 basis-60 rounded-control border border-edge bg-ground px-2.5 py-1.5 font-mono text-sm break-all select-all"
      >
        {secret}
      </output>
      <Button
        onClick={() =>
          void navigator.clipboard.writeText(secret).then(
            () => setIsCopied(true),
            () => setIsCopied(false),
          )
        }
      >
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{isCopied ? t("copied") : t("copy")}</span>
      </Button>
    </div>
  );
}
