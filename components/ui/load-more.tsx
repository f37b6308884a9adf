import { Button } from "./button";

type LoadMoreProps = { label: string; onLoadMore: () => void; isBusy?: boolean; /** "50 of 1,284" */ summary?: string };

/** At the foot of a list that is read page by page. */
export function LoadMore({ label, onLoadMore, isBusy, summary }: LoadMoreProps) {
  return (
    <div className="flex flex-col items-center gap-2 py-4">
      {summary && <p className="text-xs text-third">{summary}</p>}
      <Button isBusy={isBusy} onClick={onLoadMore}>
        {label}
      </Button>
    </div>
  );
}
