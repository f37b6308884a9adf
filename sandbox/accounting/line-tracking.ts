import type { Line, Organisation } from "../state/world";
import { isObject, textOf } from "./read-json";
import type { Problems } from "./transaction-draft";

/** Tracking by names or by ids; it must exist and be active. Two of one category: the last wins. */
export function lineTracking(organisation: Organisation, given: unknown, problems: Problems): Line["tracking"] {
  const entries = Array.isArray(given) ? given.filter(isObject) : [];
  if (entries.length > 2) problems.push("A line item can have a maximum of 2 tracking categories assigned.");
  const chosen = new Map<string, string>();
  for (const entry of entries) {
    const categoryId = textOf(entry["TrackingCategoryID"])?.toLowerCase();
    const optionId = textOf(entry["TrackingOptionID"])?.toLowerCase();
    const [name, optionName] = [textOf(entry["Name"]), textOf(entry["Option"])];
    const category = organisation.trackingCategories.find((each) => (categoryId ? each.categoryId === categoryId : each.name === name));
    if (!category || category.status !== "ACTIVE") {
      problems.push(`The Tracking Category '${name ?? categoryId ?? ""}' does not exist or has been archived.`);
      continue;
    }
    const option = category.options.find((each) => (optionId ? each.optionId === optionId : each.name === optionName));
    if (!option)
      problems.push(`The TrackingOption '${optionName ?? optionId ?? ""}' does not exist for the Tracking Category '${category.name}'.`);
    else if (option.status !== "ACTIVE")
      problems.push(`The TrackingOption '${option.name}' of the Tracking Category '${category.name}' has been archived.`);
    else chosen.set(category.categoryId, option.optionId);
  }
  return [...chosen].map(([trackedCategoryId, trackedOptionId]) => ({ categoryId: trackedCategoryId, optionId: trackedOptionId }));
}
