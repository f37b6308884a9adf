"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** The way in through the company's own identity provider. */
export function ProviderButton({ provider, returnTo }: { provider: { id: string; name: string }; returnTo: string }) {
  const t = useTranslations("auth");
  const [isBusy, setIsBusy] = useState(false);
  return (
    <>
      <p className="flex items-center gap-3 text-xs text-third before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("or")}
      </p>
      <Button
        className="w-full"
        isBusy={isBusy}
        onClick={() => {
          setIsBusy(true);
          void signIn(provider.id, { callbackUrl: returnTo });
        }}
      >
        {t("signInWith", { name: provider.name })}
      </Button>
    </>
  );
}
