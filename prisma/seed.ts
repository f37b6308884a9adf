import { writeFileSync } from "node:fs";
import { database } from "../lib/adapters/db/client";
import { grantBusinessScope } from "../lib/core/business-scope";
import { todayIn } from "../lib/core/months";
import { createApiKey } from "../lib/usecases/create-api-key";
import { DEMO_PASSWORD, DEMO_PEOPLE, HONG_KONG_ADMIN } from "./demo/business";
import { demoMovements } from "./demo/movements";
import { seedMovements } from "./demo/seed-movements";
import { seedHongKong, seedSingapore } from "./demo/seed-people";
import { seedReceipts } from "./demo/seed-receipts";

/**
 * Fills an empty database with the demo. SEED_EXPENSES: about how many movements (3000). DEMO_FILE: where to write, as JSON, who can sign in
 * and with which API key.
 */
async function seed() {
  const db = database();
  if ((await db.business.count()) > 0) throw new Error("The database is not empty: the demo is seeded once");
  const count = Number(process.env["SEED_EXPENSES"] ?? 3000);
  const { businessId, accountIds, userIdByName } = await seedSingapore(db);
  const movements = await seedMovements(db, businessId, accountIds, demoMovements(count, todayIn("Asia/Singapore", new Date())));
  const receiptCount = await seedReceipts(db, businessId, movements);
  await seedHongKong(db);
  const adminId = userIdByName.get(DEMO_PEOPLE[0].name);
  if (!adminId) throw new Error("The demo has no admin");
  const apiKey = await createApiKey(
    db,
    grantBusinessScope(businessId),
    { userId: adminId, name: DEMO_PEOPLE[0].name },
    { name: "Demo", scope: "WRITE" },
  );
  const logins = [
    ...DEMO_PEOPLE.map(({ key, name, email, role }) => ({ key, name, email, role, business: "Kopi Nusantara", password: DEMO_PASSWORD })),
    { ...HONG_KONG_ADMIN, role: "ADMIN", business: "Harbour Tea", password: DEMO_PASSWORD },
  ];
  await db.$disconnect();
  const demoFile = process.env["DEMO_FILE"];
  if (demoFile) writeFileSync(demoFile, JSON.stringify({ logins, apiKey: apiKey.key }));
  console.log(`${movements.length} movements, ${receiptCount} receipts`);
}

await seed();
