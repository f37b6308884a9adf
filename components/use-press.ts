"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "sonner";
import type { ActionResult, Refusal } from "@/lib/core/action-result";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";

type Press<T extends object> = {
  action: () => Promise<ActionResult<T>>;
  onDone: (result: { ok: true } & T) => void;
  /** Answers true where it has shown the refusal itself. */
  onRefused?: (refusal: Refusal) => boolean | undefined;
};

/** A button's press that calls an action: busy meanwhile, the page read again afterwards, a refusal told in its sentence. */
export function usePress(): [isBusy: boolean, press: <T extends object>(press: Press<T>) => void] {
  const [isBusy, startTransition] = useTransition();
  const router = useRouter();
  const refusalText = useRefusalWords();
  const press = <T extends object>({ action, onDone, onRefused }: Press<T>) =>
    startTransition(async () => {
      const answer = await action();
      if (answer.ok) {
        onDone(answer);
        router.refresh();
      } else if (!onRefused?.(answer)) {
        toast.error(refusalText(answer));
      }
    });
  return [isBusy, press];
}
