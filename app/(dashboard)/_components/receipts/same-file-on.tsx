import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ShownReceipt } from "@/lib/core/receipts/receipt-kind";

const SHOWN = 3;

/** Where the same file is attached already; nothing when it is nowhere else. */
export function SameFileOn({ places, className }: { places: ShownReceipt["sameFileOn"]; className: string }) {
  const t = useTranslations("receipts");
  if (places.length === 0) return null;
  return (
    <p className={className}>
      {t("alsoOn")}{" "}
      {places.slice(0, SHOWN).map(({ transactionId, reference }) => (
        <Link key={transactionId} href={`/overview/transactions?transaction=${transactionId}`} className="mr-1 underline hover:text-ink">
          {reference}
        </Link>
      ))}
    </p>
  );
}
