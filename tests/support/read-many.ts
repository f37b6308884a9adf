// A process of its own that makes many calls at once: read-many.ts <organisationId> <connectionId> <count>. Prints what came of each.
import { openDatabase } from "@/lib/adapters/db/client";
import { wireAccounting } from "@/lib/server/accounting";

const [organisationId = "", connectionId = "", count = "0"] = process.argv.slice(2);
const { provider } = wireAccounting(openDatabase(process.env.DATABASE_URL ?? ""));
const outcomes = await Promise.all(Array.from({ length: Number(count) }, () => provider.readTaxRates({ organisationId, connectionId })));
console.log(JSON.stringify(outcomes.map(({ kind }) => kind)));
process.exit(0);
