import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { readImport } from "@/lib/usecases/imports/list-imports";
import { receiveImport } from "@/lib/usecases/imports/receive-import";
import { undoImport } from "@/lib/usecases/imports/undo-import";
import { makeImportWorld, start, useOwnStorage } from "@/tests/support/import-world";
import { recordRatio } from "@/tests/support/record-ratio";
import { startWorker } from "@/tests/support/start-worker";

useOwnStorage();
const ROWS = Number(process.env.BENCH_IMPORT_ROWS ?? 200_000);
const COLUMNS = `"businessId", "importId", "accountId", "externalId", "postedOn", "amountMinor", "currency", "merchant", "description", "categoryId",
  "notes", "isExpense", "reference", "blockers"`;

afterAll(() => database().$disconnect());

/** A card's year: as many merchants and as many equal purchases as a real one. */
async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("Date,Description,Details,Amount spent,Category\n");
  for (let from = 0; from < ROWS; from += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, ROWS - from) }, (_, index) => {
      const row = from + index;
      const on = new Date(Date.UTC(2026, 0, 1 + (row % 365))).toISOString().slice(0, 10);
      return `${on},Merchant ${row % 4_000} Pte Ltd,Purchase at counter ${row % 90},${(row % 900) + 1}.${String(row % 100).padStart(2, "0")},Category ${row % 14}\n`;
    });
    yield await Promise.resolve(Buffer.from(lines.join("")));
  }
}

function peakMemoryMb(pid: number | "self"): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

test(`${ROWS} rows: upload, import, and COPY of the same rows`, { timeout: 900_000 }, async () => {
  const world = await makeImportWorld();
  const worker = startWorker();
  const idleMb = peakMemoryMb("self");
  const sentAt = performance.now();
  const { importId } = await receiveImport(database(), world.scope, {
    accountId: world.accountId,
    fileName: "year.csv",
    userId: world.actor.userId,
    body: file(),
  });
  const uploadMs = performance.now() - sentAt;
  const uploadMb = peakMemoryMb("self") - idleMb;
  await start(world, importId);
  const startedAt = performance.now();
  let found = await readImport(database(), world.scope, importId);
  while (found.state === "WAITING" || found.state === "RUNNING") {
    await new Promise((resolve) => setTimeout(resolve, 200));
    found = await readImport(database(), world.scope, importId);
  }
  const importMs = performance.now() - startedAt;
  const memoryMb = peakMemoryMb(worker.pid);
  expect(found).toMatchObject({ state: "FINISHED", addedCount: ROWS });

  const folder = mkdtempSync(join(tmpdir(), "sinkron-copy-"));
  chmodSync(folder, 0o777);
  const path = join(folder, "rows");
  await database().$executeRawUnsafe(`COPY (SELECT ${COLUMNS} FROM "Transaction" WHERE "importId" = '${importId}') TO '${path}'`);
  const undoneAt = performance.now();
  await undoImport(database(), world.scope, world.actor, importId);
  const undoAnswerMs = performance.now() - undoneAt;
  while ((await readImport(database(), world.scope, importId)).state !== "UNDONE") await new Promise((resolve) => setTimeout(resolve, 200));
  const undoMs = performance.now() - undoneAt;
  await worker.stop("SIGTERM");
  const copiedAt = performance.now();
  await database().$executeRawUnsafe(`COPY "Transaction" (${COLUMNS}) FROM '${path}'`);
  const copyMs = performance.now() - copiedAt;

  recordRatio({ name: "import", unit: "ms", measured: Math.round(importMs), ideal: Math.round(copyMs) });
  console.log(
    [
      `upload and cutting ${Math.round(uploadMs)} ms, ${uploadMb} MB more at its peak`,
      `import ${Math.round((ROWS / importMs) * 1000)} rows/s, COPY ${Math.round((ROWS / copyMs) * 1000)} rows/s`,
      `undo answers after ${Math.round(undoAnswerMs)} ms and is over after ${Math.round(undoMs)} ms`,
      `peak memory of the worker ${memoryMb} MB`,
    ].join("\n"),
  );
});
