import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextWindow, pulledThrough } from "@/lib/core/card-feed/pull-window";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const now = day("2026-11-20");

describe("how far a feed is pulled", () => {
  it("looks back a week each time, but not before its first day", () => {
    expect(nextWindow({ pulledThroughAt: day("2026-11-19"), firstAt: day("2026-08-01"), now })).toEqual({
      from: day("2026-11-12"),
      to: now,
    });
    expect(nextWindow({ pulledThroughAt: day("2026-11-19"), firstAt: day("2026-11-18"), now }).from).toEqual(day("2026-11-18"));
  });

  it("waits for what is pending, for a month and a half at most", () => {
    expect(pulledThrough({ to: now, oldestPendingAt: day("2026-11-10"), now })).toEqual(day("2026-11-10"));
    expect(pulledThrough({ to: now, oldestPendingAt: day("2026-01-10"), now })).toEqual(day("2026-10-06"));
    expect(pulledThrough({ to: day("2026-10-01"), oldestPendingAt: day("2026-09-10"), now })).toEqual(day("2026-10-01"));
  });

  it("comes to its end from any beginning, part after part, without a gap", () => {
    fc.assert(
      fc.property(fc.date({ min: day("2020-01-01"), max: now, noInvalidDate: true }), (firstAt) => {
        let through: Date | null = null;
        for (let parts = 0; through === null || through < now; parts += 1) {
          expect(parts).toBeLessThan(100);
          const window = nextWindow({ pulledThroughAt: through, firstAt, now });
          expect(window.from.getTime()).toBeLessThanOrEqual((through ?? firstAt).getTime());
          through = pulledThrough({ to: window.to, oldestPendingAt: null, now });
        }
      }),
    );
  });
});
