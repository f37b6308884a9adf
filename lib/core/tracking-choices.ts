import { z } from "zod";
import type { TrackingChoice } from "./coding";

const stored = z.array(z.object({ trackingCategoryId: z.string(), trackingOptionId: z.string() }));

/** Tracking as it is kept in a JSON column; null inherits. */
export function readTracking(value: unknown): TrackingChoice[] | null {
  return value === null || value === undefined ? null : stored.parse(value);
}

/** The choices with one tracking category's option replaced; null takes it out, and nothing left inherits again. */
export function withTrackingOption(
  choices: readonly TrackingChoice[] | null,
  trackingCategoryId: string,
  trackingOptionId: string | null,
): TrackingChoice[] | null {
  const others = (choices ?? []).filter((choice) => choice.trackingCategoryId !== trackingCategoryId);
  const next = trackingOptionId === null ? others : [...others, { trackingCategoryId, trackingOptionId }];
  return next.length === 0 ? null : next;
}
