import { afterEach, expect, test } from "vitest";
import { register } from "@/instrumentation";

const zone = process.env.TZ;

afterEach(() => {
  process.env.TZ = zone ?? "UTC";
});

test("a web process reads days without a zone as UTC, wherever its machine stands", () => {
  process.env.TZ = "Pacific/Auckland";
  expect(new Date("2026-01-31T00:00:00").toISOString()).toBe("2026-01-30T11:00:00.000Z");
  register();
  expect(new Date("2026-01-31T00:00:00").toISOString()).toBe("2026-01-31T00:00:00.000Z");
});
