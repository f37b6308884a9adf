import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";

const REDIRECT = "http://localhost:3000/api/xero/callback";
const BASIC = `Basic ${Buffer.from("sandbox-client:sandbox-secret").toString("base64")}`;

describe("signing in to the sandbox", () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ SANDBOX_IN_MEMORY: "true", SANDBOX_TOKEN_LIFETIME_SECONDS: "60" });
  });
  afterAll(() => sandbox.stop());

  function authoriseUrl(more: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      response_type: "code",
      client_id: "sandbox-client",
      redirect_uri: REDIRECT,
      scope: "offline_access accounting.banktransactions",
      state: "a-state",
      ...more,
    });
    return `${sandbox.url}/identity/connect/authorize?${query.toString()}`;
  }

  async function consent(fields: Record<string, string>): Promise<URL> {
    const answer = await fetch(authoriseUrl(), { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    return new URL(answer.headers.get("location") ?? "");
  }

  async function token(fields: Record<string, string>, authorization = BASIC): Promise<{ status: number; body: Record<string, string> }> {
    const answer = await fetch(`${sandbox.url}/connect/token`, {
      method: "POST",
      headers: { authorization },
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  }

  async function organisationIds(): Promise<string[]> {
    const page = await (await fetch(authoriseUrl())).text();
    return [...page.matchAll(/name="organisation" value="([^"]+)"/g)].map((match) => match[1] ?? "");
  }

  async function connections(accessToken: string): Promise<{ id: string; tenantId: string; authEventId: string }[]> {
    const answer = await fetch(`${sandbox.url}/connections`, { headers: { authorization: `Bearer ${accessToken}` } });
    return (await answer.json()) as { id: string; tenantId: string; authEventId: string }[];
  }

  it("gives a code for the organisations chosen, once, and names them under the event of the token", async () => {
    const [first = "", second = ""] = await organisationIds();
    const callback = await consent({ decision: "allow", organisation: second });
    expect(callback.searchParams.get("state")).toBe("a-state");
    const fields = { grant_type: "authorization_code", code: callback.searchParams.get("code") ?? "", redirect_uri: REDIRECT };
    expect((await token({ ...fields, redirect_uri: `${REDIRECT}/other` })).body).toEqual({ error: "invalid_grant" });
    const set = await token(fields);
    expect(set.status).toBe(200);
    const claims = JSON.parse(Buffer.from(set.body["access_token"]?.split(".")[1] ?? "", "base64url").toString()) as Record<
      string,
      unknown
    >;
    const connected = await connections(set.body["access_token"] ?? "");
    expect(connected.map((each) => each.tenantId)).toEqual([second]);
    expect(connected[0]?.authEventId).toBe(claims["authentication_event_id"]);
    expect(claims["xero_userid"]).toEqual(expect.any(String));
    expect((await token(fields)).body).toEqual({ error: "invalid_grant" });
    expect(first).not.toBe(second);
  });

  it("sends a person who cancels back with access_denied", async () => {
    const callback = await consent({ decision: "cancel" });
    expect(callback.searchParams.get("error")).toBe("access_denied");
  });

  it("refuses addresses, clients and scopes that Xero would refuse, on a page of its own", async () => {
    const wrong: Record<string, string>[] = [
      { redirect_uri: "http://127.0.0.1:3000/x" },
      { redirect_uri: "http://shop.example/x" },
      { client_id: "other" },
      { scope: "accounting.transactions" },
    ];
    for (const more of wrong) {
      const answer = await fetch(authoriseUrl(more), { redirect: "manual" });
      expect(answer.status).toBe(400);
    }
    expect((await token({ grant_type: "refresh_token", refresh_token: "x" }, "Basic bm86bm8=")).body).toEqual({ error: "invalid_client" });
  });

  it("replaces a refresh token at each use, and lets the old one be tried again when the answer was lost", async () => {
    const set = await sandbox.control<Record<string, string>>("token", {});
    const once = await token({ grant_type: "refresh_token", refresh_token: set["refresh_token"] ?? "" });
    const again = await token({ grant_type: "refresh_token", refresh_token: set["refresh_token"] ?? "" });
    expect(once.status).toBe(200);
    expect(again.status).toBe(200);
    expect(new Set([set["refresh_token"], once.body["refresh_token"], again.body["refresh_token"]]).size).toBe(3);
  });

  it("ends every token and connection of a person who is revoked", async () => {
    const set = await sandbox.control<Record<string, string>>("token", {});
    const answer = await fetch(`${sandbox.url}/connect/revocation`, {
      method: "POST",
      headers: { authorization: BASIC },
      body: new URLSearchParams({ token: set["refresh_token"] ?? "" }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect((await token({ grant_type: "refresh_token", refresh_token: set["refresh_token"] ?? "" })).body).toEqual({
      error: "invalid_grant",
    });
    const { connections: left } = await sandbox.control<{ connections: unknown[] }>("state");
    expect(left).toEqual([]);
  });

  it("disconnects by the connection's id and not by the organisation's", async () => {
    const set = await sandbox.control<Record<string, string>>("token", {});
    const [connection] = await connections(set["access_token"] ?? "");
    const remove = (id: string) =>
      fetch(`${sandbox.url}/connections/${id}`, { method: "DELETE", headers: { authorization: `Bearer ${set["access_token"] ?? ""}` } });
    expect((await remove(connection?.tenantId ?? "")).status).toBe(403);
    expect((await remove(connection?.id ?? "")).status).toBe(204);
    expect((await remove(connection?.id ?? "")).status).toBe(404);
  });
});
