"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ShownOnce } from "../../_components/shown-once";
import { AddMemberForm } from "./add-member-form";

type Added = { name: string; password: string | null };

/** The button, its form, and then the password that is shown once. */
export function AddMember() {
  const t = useTranslations("settings.team");
  const common = useTranslations("common");
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [added, setAdded] = useState<Added | null>(null);
  const close = () => {
    setIsOpen(false);
    setAdded(null);
    router.refresh();
  };
  const description = added ? (added.password ? t("addedBody") : t("addedKnown", { name: added.name })) : t("addBody");
  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        {t("add")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        closeLabel={common("close")}
        title={added ? t("addedTitle", { name: added.name }) : t("addTitle")}
        description={description}
        footer={added && <Button onClick={close}>{common("close")}</Button>}
      >
        {added ? (
          added.password && <ShownOnce label={t("password")} secret={added.password} />
        ) : (
          <AddMemberForm onAdded={setAdded} onCancel={close} />
        )}
      </Dialog>
    </>
  );
}
