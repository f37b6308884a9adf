import { redirect, unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import { database } from "@/lib/server/database";
import type { BusinessScope } from "@/lib/core/business-scope";
import { requirePerson } from "@/lib/core/require-person";
import { accounting } from "@/lib/server/accounting";
import { consentReturnAddress } from "@/lib/server/consent-return-address";
import { toRefusal } from "@/lib/server/refusal";
import { requireFinance } from "@/lib/server/session-gate";
import { finishConnect } from "@/lib/usecases/finish-connect";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";

const HOME = "/accounting/xero";

/** The lists are wanted at once. Should they not come, the home says so and offers a refresh: the connection stands. */
async function readListsAtOnce(scope: BusinessScope): Promise<void> {
  try {
    await refreshReferenceData(database(), scope, accounting());
  } catch (error) {
    toRefusal(error, "lists after consent"); // which notes it in the log
  }
}

/** The browser comes back from the consent page: on to the home, to the choice among several organisations, or to what went wrong. */
export async function GET(request: NextRequest): Promise<Response> {
  const { scope, actor, sessionId } = await requireFinance();
  const { searchParams } = request.nextUrl;
  const query = {
    state: searchParams.get("state") ?? undefined,
    code: searchParams.get("code") ?? undefined,
    error: searchParams.get("error") ?? undefined,
  };
  let next: string;
  try {
    const result = await finishConnect(database(), scope, requirePerson(actor), {
      ...accounting(),
      sessionId,
      redirectUri: consentReturnAddress(),
      query,
    });
    if (result.status === "connected") await readListsAtOnce(scope);
    next = result.status === "choose" ? `${HOME}/connect` : HOME;
  } catch (error) {
    unstable_rethrow(error);
    next = `${HOME}?problem=${toRefusal(error, "consent").code}`;
  }
  redirect(next as typeof HOME);
}
