import { connection } from "next/server";
import { database } from "@/lib/server/database";
import { checkReadiness } from "@/lib/usecases/check-readiness";

/** 200 when the database answers, a worker is at work and files can be written where they are kept, else 503 with what is missing. */
export async function GET(): Promise<Response> {
  await connection();
  const readiness = await checkReadiness(database(), new Date());
  const isReady = readiness.database && readiness.worker && readiness.storage;
  return Response.json(
    { status: isReady ? "ready" : "waiting", ...readiness },
    { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
