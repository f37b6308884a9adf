"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Drawer } from "@/components/ui/drawer";
import type { OnDemandProps } from "@/components/ui/on-demand";

export type PhoneDrawerProps = OnDemandProps & { children: ReactNode };

/** Closes by itself when another page opens. */
export function PhoneDrawer({ trigger, isOpenAtFirst, children }: PhoneDrawerProps) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const [openedAt, setOpenedAt] = useState(isOpenAtFirst ? pathname : null);
  return (
    <Drawer
      title={t("menu")}
      closeLabel={t("closeMenu")}
      isOpen={openedAt === pathname}
      onOpenChange={(isOpen) => setOpenedAt(isOpen ? pathname : null)}
      trigger={trigger}
    >
      {children}
    </Drawer>
  );
}
