import { expect, test } from "vitest";
import { whereAfter } from "@/lib/core/where-after";

test("an error never says that nothing is in the ledger where its cause names what is, nor that something is where it was deleted", () => {
  expect(whereAfter("dateLocked", "PENDING")).toBe("nothingCreated");
  expect(whereAfter("receiptTooLarge", "SYNCED")).toBe("inXeroStill");
  for (const code of ["foundTwiceInLedger", "alreadyInLedger", "outcomeUnknown"] as const) expect(whereAfter(code, "PENDING")).toBeNull();
  expect(whereAfter("deletedInLedger", "SYNCED")).toBeNull();
});
