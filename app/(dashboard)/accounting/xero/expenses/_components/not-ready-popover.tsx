"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { OnDemandProps } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import type { NotReadyReason } from "@/lib/core/expense-row";
import { isSyncErrorCode } from "@/lib/core/sync-error";

export type NotReadyPopoverProps = OnDemandProps & { reasons: readonly NotReadyReason[] };

/** Why some of what is selected could not be sent now, and how many each reason holds back. */
export function NotReadyPopover({ trigger, isOpenAtFirst, reasons }: NotReadyPopoverProps) {
  const t = useTranslations("expenses");
  const errors = useTranslations("errors.sync");
  const format = useFormatter();
  return (
    <Popover label={t("selection.whyNotReady")} trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
      <ul className="space-y-1 text-sm">
        {reasons.map(({ code, count }) => (
          <li key={code} className="flex gap-3">
            <span className="min-w-8 text-right text-second tabular-nums">{format.number(count)}</span>
            {isSyncErrorCode(code) ? errors(`${code}.title`) : t("label.syncing")}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
