import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusLabel } from "@/components/ui/status-label";

type SymptomProps = {
  id: string;
  /** What the user sees, in the user's words. */
  title: string;
  children: ReactNode;
  /** How it is with this business now. */
  state: ReactNode;
  tone: "fine" | "look" | "bad";
  actions?: ReactNode;
};

const TONES = { fine: "green", look: "amber", bad: "red" } as const;

/** A symptom, why it happens, how it is here now, and the button that mends it. */
export function Symptom({ id, title, children, state, tone, actions }: SymptomProps) {
  const t = useTranslations("help");
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-4 rounded-card border border-line bg-panel p-4 wrap-anywhere md:p-5"
    >
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <div>
          <h2 id={`${id}-title`} className="text-md font-semibold">
            {title}
          </h2>
          <div className="mt-1.5 space-y-2 text-second">{children}</div>
        </div>
        <div className="rounded-control border border-line bg-ground p-3.5">
          <p className="flex items-center justify-between gap-3">
            <span className="text-xs font-medium text-third">{t("now")}</span>
            <StatusLabel tone={TONES[tone]}>{t(`tone.${tone}`)}</StatusLabel>
          </p>
          <div className="mt-1.5 space-y-1">{state}</div>
          {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
        </div>
      </div>
    </section>
  );
}
