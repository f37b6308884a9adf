import { useTranslations } from "next-intl";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("common");
  return (
    <>
      <div className="space-y-2 px-6 pt-5 pb-8 max-md:px-4">
        <Skeleton className="h-3 w-24" />
        <Skeleton className="h-6 w-56" />
      </div>
      <SkeletonRows label={t("loading")} />
    </>
  );
}
