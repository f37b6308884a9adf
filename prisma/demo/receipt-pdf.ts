import PDFDocument from "pdfkit";
import type { ReceiptLine } from "./receipt-lines";

/** A one-page PDF the size of a till receipt. Dated by the receipt, so that the same movement makes the same bytes. */
export async function receiptPdf(lines: readonly ReceiptLine[], issuedOn: string): Promise<Buffer> {
  const document = new PDFDocument({ size: [300, 420], margin: 28, info: { CreationDate: new Date(`${issuedOn}T00:00:00Z`) } });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => document.on("end", resolve));
  let y = 32;
  for (const line of lines) {
    document.font(line.isStrong ? "Helvetica-Bold" : "Helvetica").fontSize(line.isStrong ? 14 : 10);
    document.text(line.left.replace("–", "-"), 28, y, { width: 170 });
    if (line.right) document.text(line.right, 180, y, { width: 92, align: "right" });
    y += line.isStrong ? 30 : 22;
  }
  document.end();
  await done;
  return Buffer.concat(chunks);
}
