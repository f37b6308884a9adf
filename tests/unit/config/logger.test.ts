import { describe, expect, it } from "vitest";
import { makeLogger } from "@/lib/config/logger";

function linesOf(write: (log: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = [];
  write(makeLogger("trace", { write: (line) => lines.push(line) }));
  return lines.join("");
}

describe("the log", () => {
  it("carries identifiers, counts and codes", () => {
    const line = linesOf((log) => log.info({ runId: "r1", synced: 50, code: "dailyLimit" }, "chunk recorded"));
    expect(JSON.parse(line)).toMatchObject({ level: "info", message: "chunk recorded", runId: "r1", synced: 50, code: "dailyLimit" });
  });

  it("never shows a field that is not known to be harmless", () => {
    const text = linesOf((log) => {
      log.info({ accessToken: "tok-1", receipt: Buffer.from("scan"), headers: { authorization: "tok-2" }, runId: "r1" }, "called");
      log.child({ refreshToken: "tok-3" }).warn({ state: { password: "tok-4" } }, "refreshed");
    });
    expect(text).not.toMatch(/tok-|scan/);
    expect(text).toContain("accessToken");
  });

  it("shows an error without the vendor's reply, addresses' queries or bearer tokens in it", () => {
    const error = Object.assign(new Error("GET https://x.test/cb?code=tok-1 failed: Bearer tok-2"), {
      response: { body: "tok-3" },
      code: "ECONNRESET",
    });
    const text = linesOf((log) => log.error({ err: error }, "call failed"));
    expect(text).not.toMatch(/tok-/);
    expect(text).toContain("ECONNRESET");
  });

  it("hides the password of a database address", () => {
    expect(linesOf((log) => log.info({ url: "postgres://sinkron:tok-1@db/sinkron" }, "opened"))).not.toMatch(/tok-/);
  });
});
