import { join } from "node:path";
import { Worker } from "node:worker_threads";
import sharp from "sharp";

/** Not bundled: the thread loads it as it is. */
const THREAD = join(/* turbopackIgnore: true */ process.cwd(), "lib/adapters/storage/pdf-thread.mjs");
/** A preview is for the eye: wide enough to read a receipt on a telephone. */
const SIZE = { width: 900, maxHeight: 3000 };
const MAX_MEGABYTES = 512;
/** A page of a large scan is drawn within two seconds on a slow machine. */
const DEADLINE_MS = 20_000;

export type ReadPdf = { condition: "encrypted" | "damaged" } | { condition: "sound"; pageCount: number; preview: Buffer | null };

type Drawn = { data: Uint8Array; width: number; height: number };
type Told = { problem: "encrypted" | "damaged" } | { pageCount: number } | { drawn: Drawn | null };
type Seen = { problem: "encrypted" | "damaged" } | { pageCount: number; drawn: Drawn | null };

/**
 * Opens a PDF as a reader would, counts its pages and draws the first. The reader is the browser's own, compiled to run without access to anything, in a
 * thread that is ended after a time: what takes longer to open is damaged, what only takes longer to draw has no preview. Each file gets a fresh one, so
 * that nothing of one customer's file can meet another's.
 */
export async function readPdf(path: string, deadlineMs = DEADLINE_MS): Promise<ReadPdf> {
  const seen = await openInThread(path, deadlineMs);
  if ("problem" in seen) return { condition: seen.problem };
  return { condition: "sound", pageCount: seen.pageCount, preview: seen.drawn && (await toJpeg(seen.drawn)) };
}

function openInThread(path: string, deadlineMs: number): Promise<Seen> {
  const thread = new Worker(THREAD, { workerData: { path, maxMegabytes: MAX_MEGABYTES, ...SIZE } });
  let pageCount: number | null = null;
  return new Promise<Seen>((resolve) => {
    const settle = (drawn: Drawn | null = null) => {
      clearTimeout(timer);
      resolve(pageCount === null ? { problem: "damaged" } : { pageCount, drawn });
    };
    const timer = setTimeout(settle, deadlineMs);
    thread.on("message", (told: Told) => {
      if ("pageCount" in told) pageCount = told.pageCount;
      else if ("drawn" in told) settle(told.drawn);
      else {
        clearTimeout(timer);
        resolve(told);
      }
    });
    // A reader that broke down over the file tells the same as one that never ended.
    thread.on("error", () => settle());
    thread.on("exit", () => settle());
  }).finally(() => void thread.terminate());
}

/** Null for a page without an inside. */
async function toJpeg({ data, width, height }: Drawn): Promise<Buffer | null> {
  try {
    return await sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 75 })
      .toBuffer();
  } catch {
    return null;
  }
}
