"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { usePress } from "@/components/use-press";
import { refreshListsAction } from "../xero/actions";

/** Reads accounts, tax rates, tracking and contacts again. */
export function RefreshListsButton({ size = "sm" }: { size?: "sm" | "md" }) {
  const t = useTranslations("xero.reference");
  const [isBusy, press] = usePress();
  return (
    <Button
      size={size}
      isBusy={isBusy}
      onClick={() => press({ action: () => refreshListsAction({}), onDone: () => toast.success(t("done")) })}
    >
      {!isBusy && <RefreshCw aria-hidden />}
      {isBusy ? t("refreshing") : t("refresh")}
    </Button>
  );
}
