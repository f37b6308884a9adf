"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RefreshListsButton } from "../../../_components/refresh-lists-button";

const STEPS = ["open", "choose", "enable", "refresh"] as const;

/** How an account becomes one that can be chosen. */
export function FindAccountHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("mapping.help");
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("title")}
      description={t("body")}
      closeLabel={t("close")}
      footer={
        <>
          <Button onClick={onClose}>{t("close")}</Button>
          <RefreshListsButton size="md" />
        </>
      }
    >
      <ol className="list-decimal space-y-2 pl-5 marker:text-third">
        {STEPS.map((step) => (
          <li key={step}>{t(`steps.${step}`)}</li>
        ))}
      </ol>
      <p className="mt-3 text-third">{t("note")}</p>
    </Dialog>
  );
}
