"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { usePress } from "@/components/use-press";
import { connectAction } from "../xero/actions";

/** Leads to the consent page; stays busy until the browser has left. */
export function ConnectButton({ label, busyLabel, variant = "primary" }: { label: string; busyLabel: string; variant?: ButtonVariant }) {
  const [isBusy, press] = usePress();
  const [isLeaving, setLeaving] = useState(false);
  const isOnItsWay = isBusy || isLeaving;
  // Back from the consent page, a browser may show this page as it was left.
  useEffect(() => {
    const stay = () => setLeaving(false);
    window.addEventListener("pageshow", stay);
    return () => window.removeEventListener("pageshow", stay);
  }, []);
  const connect = () =>
    press({
      action: () => connectAction({}),
      onDone: ({ url }) => {
        setLeaving(true);
        window.location.assign(url);
      },
    });
  return (
    <Button variant={variant} isBusy={isOnItsWay} onClick={connect}>
      {isOnItsWay ? busyLabel : label}
    </Button>
  );
}
