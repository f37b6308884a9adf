import { readFile } from "node:fs/promises";
import type { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";

/** A preview is for the eye: wide enough to read a receipt on a telephone. */
const PREVIEW_WIDTH = 900;
const MAX_PREVIEW_HEIGHT = 3000;

export type ReadPdf = { condition: "encrypted" | "damaged" } | { condition: "sound"; pageCount: number; preview: Buffer | null };

/**
 * Opens a PDF as a reader would, counts its pages and draws the first. The reader is the browser's own, compiled to run without access to anything;
 * each file gets a fresh one, so that nothing of one customer's file can meet another's.
 */
export async function readPdf(path: string): Promise<ReadPdf> {
  const pdfium = await import("@hyzyla/pdfium");
  const reader = await pdfium.PDFiumLibrary.init();
  try {
    const document = await reader.loadDocument(await readFile(path));
    try {
      const pageCount = document.getPageCount();
      if (pageCount === 0) return { condition: "damaged" };
      return { condition: "sound", pageCount, preview: await drawFirstPage(document) };
    } finally {
      document.destroy();
    }
  } catch (error) {
    return { condition: /password/i.test(String(error)) ? "encrypted" : "damaged" };
  } finally {
    reader.destroy();
  }
}

type PdfDocument = Awaited<ReturnType<PDFiumLibrary["loadDocument"]>>;

async function drawFirstPage(document: PdfDocument): Promise<Buffer | null> {
  try {
    const page = document.getPage(0);
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    const scale = Math.min(PREVIEW_WIDTH / width, MAX_PREVIEW_HEIGHT / height);
    if (!Number.isFinite(scale) || scale <= 0) return null;
    const drawn = await page.render({ scale, render: "bitmap", renderFormFields: true });
    return await sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 4 } })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 75 })
      .toBuffer();
  } catch {
    return null;
  }
}
