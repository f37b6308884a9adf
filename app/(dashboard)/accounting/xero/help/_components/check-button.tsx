"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { usePress } from "@/components/use-press";
import { checkAccessAction } from "../actions";

/** Asks Xero itself, and says beside the button what it answered. */
export function CheckButton() {
  const t = useTranslations("help.sync.check");
  const [isBusy, press] = usePress();
  const [access, setAccess] = useState<"works" | "removed" | "unknown" | null>(null);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button isBusy={isBusy} onClick={() => press({ action: () => checkAccessAction({}), onDone: (answer) => setAccess(answer.access) })}>
        {isBusy ? t("asking") : t("ask")}
      </Button>
      <span role="status" className={access === null ? "-ml-3" : access === "works" ? "text-brand" : "text-amber"}>
        {access && t(access)}
      </span>
    </span>
  );
}
