import type { z } from "zod";
import { FeedError } from "@/lib/core/card-feed/card-feed";
import { loginSchema } from "./from-aspire";

export type AspireSettings = {
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  /** The first wait after a 429 that does not say how long; each further one is twice as long. */
  firstWaitMs?: number;
};

/** Aspire's access tokens live 900 seconds and have no refresh token: a new one is asked for a minute early. */
const EARLY_MS = 60_000;
const DEADLINE_MS = 30_000;
const TRIES = 5;
const LONGEST_WAIT_MS = 60_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes Aspire's calls: signs in, waits where it is asked to, and says in our words why it could not. */
export function aspireCaller({ apiUrl, clientId, clientSecret, firstWaitMs = 1000 }: AspireSettings) {
  let token: { value: string; goodUntilMs: number } | null = null;

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    for (let turn = 0; ; turn += 1) {
      const response = await fetch(`${apiUrl}${path}`, { ...init, redirect: "error", signal: AbortSignal.timeout(DEADLINE_MS) }).catch(
        () => null,
      );
      if (response?.status !== 429) return judged(response);
      await response.body?.cancel();
      if (turn + 1 === TRIES) throw new FeedError("tooManyCalls", "Aspire asks to slow down, again and again");
      const asked = Number(response.headers.get("retry-after") ?? Number.NaN) * 1000;
      await wait(Math.min(LONGEST_WAIT_MS, Number.isFinite(asked) ? asked : firstWaitMs * 2 ** turn));
    }
  };

  const signIn = async (): Promise<string> => {
    const body = JSON.stringify({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
    const response = await send("/login", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
    });
    if (!response.ok) throw new FeedError("credentials", `Aspire answered the sign-in with ${response.status}`);
    const { access_token: value, expires_in: seconds } = await parsed(response, loginSchema);
    token = { value, goodUntilMs: Date.now() + seconds * 1000 - Math.min(EARLY_MS, seconds * 500) };
    return value;
  };

  /** Reads one address; a token that Aspire does not take any more is renewed once. */
  const get = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> => {
    const ask = (bearer: string) => send(path, { headers: { authorization: `Bearer ${bearer}`, accept: "application/json" } });
    const held = token && Date.now() < token.goodUntilMs ? token.value : null;
    let response = await ask(held ?? (await signIn()));
    if (response.status === 401 && held !== null) response = await ask(await signIn());
    if (response.status === 401) throw new FeedError("credentials", "Aspire does not take the token it gave");
    if (!response.ok) throw new FeedError("unreadable", `Aspire answered ${response.status}`);
    return parsed(response, schema);
  };
  return { get };
}

function judged(response: Response | null): Response {
  if (response === null || response.status >= 500)
    throw new FeedError("unavailable", `Aspire can't be reached: ${response?.status ?? "no answer"}`);
  // Aspire answers 403 to every address that is not on its list of allowed ones, and to keys without the scope.
  if (response.status === 403) throw new FeedError("notAllowed", "Aspire refuses this machine's address or the key's scope");
  return response;
}

async function parsed<Schema extends z.ZodType>(response: Response, schema: Schema): Promise<z.output<Schema>> {
  const body: unknown = await response.json().catch(() => null);
  const result = schema.safeParse(body);
  if (!result.success)
    throw new FeedError("unreadable", `Aspire's answer has another shape: ${result.error.issues[0]?.path.join(".") ?? ""}`);
  return result.data;
}
