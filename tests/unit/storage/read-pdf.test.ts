import { describe, expect, it } from "vitest";
import { readPdf } from "@/lib/adapters/storage/read-pdf";
import { asUpload, pdfFile } from "@/tests/support/receipt-files";

const stream = (facts: string, text: string) => `<< ${facts} /Length ${text.length} >>\nstream\n${text}\nendstream`;

/** A page of these contents; further objects are numbered from 5. */
function pdfOf(contents: string, resources: string, further: string[]): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << ${resources} >> >>`,
    stream("", contents),
    ...further,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`);
}

/** Colours of a million pixels, each computed in fifty thousand steps: a few kilobytes that take an hour. */
const endless = pdfOf("/S sh", "/Shading << /S 5 0 R >>", [
  "<< /ShadingType 1 /ColorSpace /DeviceGray /Matrix [200 0 0 200 0 0] /Function 6 0 R >>",
  stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]", `{ pop ${"sin ".repeat(50_000)}}`),
]);

/** A form that draws a form ten times, and so on: two kilobytes that unfold to gigabytes. */
const DEPTH = 9;
const unfolding = pdfOf(
  "/F Do ".repeat(10),
  "/XObject << /F 5 0 R >>",
  Array.from({ length: DEPTH }, (_, index) =>
    stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /F ${index + 6} 0 R >> >>`,
      index === DEPTH - 1 ? "0 0 200 200 re f" : "/F Do ".repeat(10),
    ),
  ),
);

describe("a PDF", () => {
  it("is counted and drawn", async () => {
    const found = await asUpload(await pdfFile({ pages: 3 }), ({ path }) => readPdf(path));
    expect(found).toMatchObject({ condition: "sound", pageCount: 3, preview: expect.any(Buffer) as Buffer });
  });

  it("that never ends drawing is taken without a preview, and stops nothing else meanwhile", async () => {
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 20);
    const found = await asUpload(endless, ({ path }) => readPdf(path, 4_000));
    clearInterval(clock);
    expect(found).toEqual({ condition: "sound", pageCount: 1, preview: null });
    expect(ticks).toBeGreaterThan(40);
  });

  it("that unfolds to gigabytes is taken without a preview, and takes no more memory than it may", { timeout: 30_000 }, async () => {
    const before = process.memoryUsage.rss();
    let most = 0;
    const clock = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
    const found = await asUpload(unfolding, ({ path }) => readPdf(path));
    clearInterval(clock);
    expect(found).toEqual({ condition: "sound", pageCount: 1, preview: null });
    expect(most - before).toBeLessThan(700 * 2 ** 20);
  });

  it("that is not opened in time is damaged", async () => {
    expect(await asUpload(await pdfFile(), ({ path }) => readPdf(path, 0))).toEqual({ condition: "damaged" });
  });
});
