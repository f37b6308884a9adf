import { describe, expect, it } from "vitest";
import { namesAnotherXero } from "@/scripts/demo/demo-environment";

describe("the demo", () => {
  it("starts its sandbox unless a Xero app or the address of another Xero is named", () => {
    expect(namesAnotherXero({})).toBe(false);
    expect(namesAnotherXero({ XERO_CLIENT_ID: "", XERO_API_URL: undefined, XERO_MINUTE_MS: "600" })).toBe(false);
    for (const name of ["XERO_CLIENT_ID", "XERO_LOGIN_URL", "XERO_IDENTITY_URL", "XERO_API_URL"])
      expect(namesAnotherXero({ [name]: "http://localhost:4700" }), name).toBe(true);
  });
});
