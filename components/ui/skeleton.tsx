import clsx from "clsx";

/** A place held for what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("block animate-breathe rounded-sm bg-sunk", className ?? "h-4 w-full")} />;
}

/** Rows of a list being loaded; `label` is read out. */
export function SkeletonRows({ label, count = 8 }: { label: string; count?: number }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex h-row items-center gap-6 px-6 max-md:px-4">
          <Skeleton className="h-3 w-14" />
          <Skeleton className="h-3 max-w-64 flex-1" />
          <Skeleton className="ml-auto h-3 w-20" />
        </div>
      ))}
    </div>
  );
}
