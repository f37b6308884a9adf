"use client";

import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";

/** On a phone the left bar lives behind this button. It closes by itself when another page opens. */
export function PhoneMenu({ children }: { children: ReactNode }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  return (
    <div className="absolute top-4 right-4 z-10 md:hidden">
      <Drawer
        title={t("menu")}
        closeLabel={t("closeMenu")}
        isOpen={openedAt === pathname}
        onOpenChange={(isOpen) => setOpenedAt(isOpen ? pathname : null)}
        trigger={
          <Button>
            <MenuIcon aria-hidden />
            {t("menu")}
          </Button>
        }
      >
        {children}
      </Drawer>
    </div>
  );
}
