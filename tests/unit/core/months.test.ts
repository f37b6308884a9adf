import { describe, expect, it } from "vitest";
import { lastMonths, todayIn } from "@/lib/core/months";

describe("the months of the overview", () => {
  it("ends with the month of today and reaches back over the turn of the year", () => {
    expect(lastMonths("2026-02-28", 4)).toEqual(["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"]);
  });

  it("knows that it is tomorrow already where the business is", () => {
    expect(todayIn("Asia/Singapore", new Date("2026-11-24T17:00:00Z"))).toBe("2026-11-25");
    expect(todayIn("Europe/London", new Date("2026-11-24T17:00:00Z"))).toBe("2026-11-24");
  });
});
