import type { TrackingChoice } from "@/lib/core/coding";
import type { TrackingCategory } from "@/lib/core/ledger-reference";

/** "SG · Sales": the names of the options chosen, in the order of the organisation's categories. */
export function trackingWords(choices: readonly TrackingChoice[], categories: readonly TrackingCategory[]): string {
  return categories
    .flatMap((category) => {
      const choice = choices.find((each) => each.trackingCategoryId === category.trackingCategoryId);
      const option = category.options.find((each) => each.trackingOptionId === choice?.trackingOptionId);
      return option ? [option.name] : [];
    })
    .join(" · ");
}
