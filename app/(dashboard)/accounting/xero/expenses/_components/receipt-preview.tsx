"use client";

import { ExternalLink } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Dialog } from "@/components/ui/dialog";
import type { DetailsReceipt } from "@/lib/core/expense-details";

/** A receipt in its whole size: a picture, or the browser's own reader for a PDF. */
export function ReceiptPreview({ receipt, onClose }: { receipt: DetailsReceipt; onClose: () => void }) {
  const t = useTranslations("common");
  const address = `/api/receipts/${receipt.id}`;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={receipt.fileName}
      closeLabel={t("close")}
      size="lg"
      footer={
        <a href={address} target="_blank" rel="noreferrer" className={buttonStyle({})}>
          <ExternalLink aria-hidden />
          {t("open")}
        </a>
      }
    >
      {receipt.contentType.startsWith("image/") ? (
        <Image
          unoptimized
          width={1200}
          height={1600}
          src={address}
          alt={receipt.fileName}
          className="mx-auto max-h-[70dvh] w-auto rounded-sm object-contain"
        />
      ) : (
        <object
          data={address}
          type={receipt.contentType}
          aria-label={receipt.fileName}
          className="h-[70dvh] w-full rounded-sm border border-line"
        />
      )}
    </Dialog>
  );
}
