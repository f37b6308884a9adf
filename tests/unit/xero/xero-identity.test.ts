import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { xeroIdentity } from "@/lib/adapters/xero/xero-identity";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";

const jwt = (claims: object) => ["{}", JSON.stringify(claims), ""].map((part) => Buffer.from(part).toString("base64url")).join(".");
const person = { xero_userid: "user-1", given_name: "Mei", family_name: "Tan" };

/** What the identity server answers to each authorization code. */
const ANSWERS: Record<string, object> = {
  usual: { access_token: jwt({ xero_userid: "user-1", authentication_event_id: "consent-1" }), id_token: jwt(person) },
  opaque: { access_token: "no token that can be read", id_token: jwt(person) },
  nobody: { access_token: "no token that can be read" },
  terse: { access_token: "a", expires_in: undefined },
};
/** And to a refresh token. */
const REFRESHED: Record<string, object> = {
  rotated: { access_token: "a", refresh_token: "the next" },
  kept: { access_token: "a", refresh_token: undefined },
};

const server = createServer((request, response) => {
  let form = "";
  request.on("data", (chunk: Buffer) => (form += chunk.toString()));
  request.on("end", () => {
    const fields = new URLSearchParams(form);
    const answer = ANSWERS[fields.get("code") ?? ""] ?? REFRESHED[fields.get("refresh_token") ?? ""];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ refresh_token: "r", expires_in: 1800, token_type: "Bearer", ...answer }));
  });
});
let identity: AccountingIdentity;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  identity = xeroIdentity({
    clientId: "c",
    clientSecret: "s",
    loginUrl: url,
    identityUrl: url,
    apiUrl: url,
    hasBankFeeds: false,
    deadlineMs: 5_000,
    minuteMs: 60_000,
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const exchange = (code: string) => identity.exchangeCode({ code, redirectUri: "http://localhost:3000/callback" });

describe("a consent that came back", () => {
  it("says which person of Xero gave it, and which organisations it was about", async () => {
    const who = { providerUserId: "user-1", providerUserName: "Mei Tan", consentId: "consent-1" };
    expect(await exchange("usual")).toMatchObject({ kind: "answered", value: who });
  });

  it("knows the person also where the access token cannot be read", async () => {
    expect(await exchange("opaque")).toMatchObject({ kind: "answered", value: { providerUserId: "user-1", consentId: null } });
  });

  it("is nobody else's where nothing says whose it is", async () => {
    const [one, other] = [await exchange("nobody"), await exchange("nobody")];
    if (one.kind !== "answered" || other.kind !== "answered") throw new Error("Both consents came back");
    expect(one.value.providerUserId).toMatch(/^unnamed:/);
    expect(other.value.providerUserId).not.toBe(one.value.providerUserId);
  });
});

describe("a token", () => {
  it("is good for Xero's half hour where the answer does not say for how long", async () => {
    expect(await exchange("terse")).toMatchObject({ kind: "answered", value: { expiresInMs: 1_800_000 } });
  });

  it("is refreshed with the next refresh token, or with the same one where none comes", async () => {
    const refreshTokenAfter = async (refreshToken: string) => {
      const outcome = await identity.refreshTokens(refreshToken, () => true);
      return outcome.kind === "answered" ? outcome.value.refreshToken : outcome.kind;
    };
    expect(await refreshTokenAfter("rotated")).toBe("the next");
    expect(await refreshTokenAfter("kept")).toBe("kept");
  });
});
