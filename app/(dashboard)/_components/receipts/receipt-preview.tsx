"use client";

import { Download, ExternalLink, RefreshCw } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Dialog } from "@/components/ui/dialog";
import type { ShownReceipt } from "@/lib/core/receipts/receipt-kind";
import { RECEIPT_KINDS } from "./receipt-kinds";

type ReceiptPreviewProps = {
  receipt: Pick<ShownReceipt, "fileName" | "contentType" | "hasPreview">;
  /** Where its bytes are. */
  address: string;
  onClose: () => void;
  onReplace?: (file: File) => void;
};

/** Pictures that a browser shows by itself; of the others the converted copy comes from the same address. */
const isPicture = (contentType: string) => contentType.startsWith("image/");

/** A receipt in its whole size: a picture, or the browser's own reader for a PDF, and where there is none, as on most telephones, its first page. */
export function ReceiptPreview({ receipt, address, onClose, onReplace }: ReceiptPreviewProps) {
  const t = useTranslations("receipts");
  const common = useTranslations("common");
  const input = useRef<HTMLInputElement>(null);
  const picture = (source: string) => (
    <Image
      unoptimized
      width={1200}
      height={1600}
      src={source}
      alt={receipt.fileName}
      className="mx-auto h-auto max-h-[70dvh] w-auto rounded-sm object-contain"
    />
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={receipt.fileName}
      closeLabel={common("close")}
      size="lg"
      footer={
        <>
          {onReplace && (
            <>
              <Button onClick={() => input.current?.click()}>
                <RefreshCw aria-hidden />
                {t("replace")}
              </Button>
              <input
                ref={input}
                type="file"
                tabIndex={-1}
                aria-label={t("replace")}
                accept={RECEIPT_KINDS}
                className="sr-only"
                onChange={(event) => {
                  const [file] = Array.from(event.target.files ?? []);
                  event.target.value = "";
                  if (file) onReplace(file);
                }}
              />
            </>
          )}
          <a href={`${address}?download`} className={buttonStyle({})}>
            <Download aria-hidden />
            {t("downloadOriginal")}
          </a>
          <a href={address} target="_blank" rel="noreferrer" className={buttonStyle({})}>
            <ExternalLink aria-hidden />
            {common("open")}
          </a>
        </>
      }
    >
      {isPicture(receipt.contentType) ? (
        picture(address)
      ) : (
        <>
          <object
            data={address}
            type={receipt.contentType}
            aria-label={receipt.fileName}
            className="h-[70dvh] w-full rounded-sm border border-line max-md:hidden"
          />
          <div className="md:hidden">
            {receipt.hasPreview ? picture(`${address}?preview`) : <p className="text-sm text-second">{t("noPreview")}</p>}
          </div>
        </>
      )}
    </Dialog>
  );
}
