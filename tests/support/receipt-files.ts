import PDFDocument from "pdfkit";
import sharp from "sharp";
import { withTemporaryFile, type TemporaryFile } from "@/lib/adapters/storage/temporary-file";

/** Bytes as an upload has them: a file on the disk for as long as `use` lasts. */
export function asUpload<T>(bytes: Buffer, use: (file: TemporaryFile) => Promise<T>): Promise<T> {
  return withTemporaryFile([bytes], 25_000_000, use);
}

type PdfOptions = { pages?: number; userPassword?: string; ownerPassword?: string; text?: string };

export function pdfFile({ pages = 1, text = "Receipt", ...protection }: PdfOptions = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ size: "A5", ...protection });
    const pieces: Buffer[] = [];
    document.on("data", (piece: Buffer) => pieces.push(piece));
    document.on("end", () => resolve(Buffer.concat(pieces)));
    document.fontSize(24).text(text);
    for (let page = 1; page < pages; page += 1) document.addPage().text(`${text} ${page + 1}`);
    document.end();
  });
}

/** A picture of one colour; a few hundred bytes, different for each colour. */
export function pngFile(background: string): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 40, channels: 3, background } })
    .png()
    .toBuffer();
}
