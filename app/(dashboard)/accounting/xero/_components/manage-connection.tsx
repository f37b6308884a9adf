"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ConnectButton } from "../../_components/connect-button";
import { RefreshListsButton } from "../../_components/refresh-lists-button";
import { DisconnectDialog } from "./disconnect-dialog";

export function ManageConnection({ organisation, isWorking }: { organisation: string; isWorking: boolean }) {
  const t = useTranslations("xero.manage");
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const ask = () => {
    setOpen(false);
    setAsking(true);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("open")}</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t("title")}
        description={t("connectedTo", { organisation })}
        closeLabel={t("close")}
      >
        <div className="divide-y divide-line">
          {isWorking && (
            <Choice hint={t("refreshHint")}>
              <RefreshListsButton size="md" />
            </Choice>
          )}
          <Choice hint={t("reconnectHint")}>
            <ConnectButton label={t("reconnect")} busyLabel={t("reconnecting")} variant="secondary" />
          </Choice>
          <Choice hint={t("disconnectHint", { organisation })}>
            <Button variant="danger" onClick={ask}>
              {t("disconnect")}
            </Button>
          </Choice>
        </div>
      </Dialog>
      <DisconnectDialog organisation={organisation} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

function Choice({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <p className="min-w-0 flex-1 basis-48 text-second">{hint}</p>
      {children}
    </div>
  );
}
