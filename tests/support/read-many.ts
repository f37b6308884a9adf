// A process of its own that makes many calls at once: read-many.ts <organisationId> <connectionId> <count>. Prints what came of each.
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@/lib/adapters/db/client";
import { PROCESS_ID } from "@/lib/config/process-identity";
import { wireAccounting } from "@/lib/server/accounting";

const [organisationId = "", connectionId = "", count = "0"] = process.argv.slice(2);
const db = openDatabase(process.env.DATABASE_URL ?? "");
const { provider } = wireAccounting(db);
const outcomes = await Promise.all(Array.from({ length: Number(count) }, () => provider.readTaxRates({ organisationId, connectionId })));
// It lives on until its last calls are booked: what a dead process holds is free only after their deadline.
while ((await db.callPermit.count({ where: { holder: PROCESS_ID, endedAt: null } })) > 0) await sleep(20);
console.log(JSON.stringify(outcomes.map(({ kind }) => kind)));
process.exit(0);
