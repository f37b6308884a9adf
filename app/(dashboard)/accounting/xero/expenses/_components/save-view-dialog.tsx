"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { saveViewAction } from "../actions";
import { useViewChanges } from "./use-view-changes";

/** Keeps the list as it is now under a name. */
export function SaveViewDialog({ query, onClose }: { query: string; onClose: () => void }) {
  const t = useTranslations("expenses.views");
  const common = useTranslations("common");
  const { change, isBusy, problem } = useViewChanges();
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const save = async () => {
    if (!(await change(() => saveViewAction({ name, query, isShared })))) return;
    toast.success(t("saved", { name: name.trim() }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("save")}
      description={t("saveBody")}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" disabled={name.trim() === ""} isBusy={isBusy} onClick={() => void save()}>
            {t("saveConfirm")}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <TextField
          label={t("name")}
          error={problem ?? undefined}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && name.trim() !== "" && void save()}
        />
        <Checkbox isLabelShown label={t("share")} isChecked={isShared} onChange={setShared} />
      </div>
    </Dialog>
  );
}
