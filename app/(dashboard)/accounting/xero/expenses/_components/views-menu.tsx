"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand, whenShown } from "@/components/ui/on-demand";
import { viewQuery } from "@/lib/core/saved-view";
import { expenseKeys, fetchViews } from "../queries";
import type { ViewChoicesProps } from "./view-choices";

const ViewChoices = onDemand<ViewChoicesProps>("menu", () => import("./view-choices").then((part) => part.ViewChoices));
const SaveViewDialog = whenShown(() => import("./save-view-dialog").then((part) => part.SaveViewDialog));
const ManageViewsDialog = whenShown(() => import("./manage-views-dialog").then((part) => part.ManageViewsDialog));

type ViewsMenuProps = { /** How the list looks now, as an address's query. */ look: string; onApply: (query: string) => void };

/** Lists kept under a name: apply one, keep this one, or put them in order. */
export function ViewsMenu({ look, onApply }: ViewsMenuProps) {
  const t = useTranslations("expenses.views");
  const [asked, setAsked] = useState<"save" | "manage" | null>(null);
  const { data: views = [] } = useQuery({ queryKey: expenseKeys.views, queryFn: ({ signal }) => fetchViews(signal), staleTime: 10_000 });
  const now = viewQuery(look);
  const current = views.find((view) => view.query === now);
  return (
    <>
      <ViewChoices
        views={views}
        currentId={current?.id ?? null}
        onApply={onApply}
        onAsk={setAsked}
        trigger={
          <Button size="sm" variant="quiet" aria-label={current ? t("current", { name: current.name }) : t("title")}>
            <Bookmark aria-hidden />
            <span className="max-w-40 truncate">{current?.name ?? t("title")}</span>
          </Button>
        }
      />
      {asked === "save" && <SaveViewDialog query={now} onClose={() => setAsked(null)} />}
      {asked === "manage" && <ManageViewsDialog views={views.filter((view) => view.isMine)} onClose={() => setAsked(null)} />}
    </>
  );
}
