"use client";

import { useTranslations } from "next-intl";
import type { OnDemandProps } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { FilterFields, type FilterFieldsProps } from "./filter-fields";

export type FiltersPopoverProps = OnDemandProps & FilterFieldsProps;

export function FiltersPopover({ trigger, isOpenAtFirst, ...fields }: FiltersPopoverProps) {
  const t = useTranslations("expenses");
  return (
    <Popover label={t("filters")} className="w-80 max-md:w-screen" trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
      <FilterFields {...fields} />
    </Popover>
  );
}
