"use client";

import { Menu as MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { PhoneDrawerProps } from "./phone-drawer";

const PhoneDrawer = onDemand<PhoneDrawerProps>("dialog", () => import("./phone-drawer").then((part) => part.PhoneDrawer));

/** On a phone the left bar lives behind this button. */
export function PhoneMenu({ children }: { children: ReactNode }) {
  const t = useTranslations("nav");
  return (
    <div className="absolute top-4 right-4 z-10 md:hidden">
      <PhoneDrawer
        trigger={
          <Button>
            <MenuIcon aria-hidden />
            {t("menu")}
          </Button>
        }
      >
        {children}
      </PhoneDrawer>
    </div>
  );
}
