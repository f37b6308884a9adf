import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Organisation, TrackingCategory } from "../state/world";
import { envelope } from "./envelope";
import { ordering, whereTest, type Fields } from "./where";

const FIELDS: Fields<TrackingCategory> = {
  Name: (each) => each.name,
  Status: (each) => each.status,
  TrackingCategoryID: (each) => each.categoryId,
};

/** Archived categories only when asked for; options are listed with their status either way. */
export function listTrackingCategories(organisation: Organisation, call: Call): Answer {
  const withArchived = call.query.get("includeArchived")?.toLowerCase() === "true";
  const test = whereTest(call.query.get("where"), FIELDS);
  const rows = organisation.trackingCategories.filter((each) => test(each) && (withArchived || each.status === "ACTIVE"));
  const order = ordering(call.query.get("order"), FIELDS);
  if (order) rows.sort(order);
  return envelope({
    TrackingCategories: rows.map((each) => ({
      Name: each.name,
      Status: each.status,
      TrackingCategoryID: each.categoryId,
      Options: each.options.map((option) => ({ TrackingOptionID: option.optionId, Name: option.name, Status: option.status })),
    })),
  });
}
