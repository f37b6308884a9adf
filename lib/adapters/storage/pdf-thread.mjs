// Opens a PDF in a thread of its own, which may be ended when it takes too long. Run by read-pdf.ts.
// Tells { problem }, or { pageCount } and after it { drawn }: the first page's pixels, or null where it cannot be drawn.
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PDFiumLibrary } from "@hyzyla/pdfium";

const { path, maxMegabytes, width, maxHeight } = workerData;

// The reader's memory is no part of the thread's heap, whose limit does not count it.
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function growWithin(pages) {
  if (this.buffer.byteLength + pages * 65_536 > maxMegabytes * 2 ** 20) throw new RangeError("A PDF wants too much memory");
  return grow.call(this, pages);
};

async function drawFirstPage(document) {
  const page = document.getPage(0);
  const size = page.getOriginalSize();
  const scale = Math.min(width / size.originalWidth, maxHeight / size.originalHeight);
  if (!Number.isFinite(scale) || scale <= 0) return null;
  const drawn = await page.render({ scale, render: "bitmap", renderFormFields: true });
  return { data: drawn.data, width: drawn.width, height: drawn.height };
}

try {
  const reader = await PDFiumLibrary.init();
  const document = await reader.loadDocument(readFileSync(path));
  const pageCount = document.getPageCount();
  if (pageCount === 0) parentPort.postMessage({ problem: "damaged" });
  else {
    parentPort.postMessage({ pageCount });
    parentPort.postMessage({ drawn: await drawFirstPage(document).catch(() => null) });
  }
} catch (error) {
  parentPort.postMessage({ problem: /password/i.test(String(error)) ? "encrypted" : "damaged" });
}
