import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { prepareReceipt, type PreparedReceipt } from "@/lib/adapters/storage/prepare-receipt";
import { asUpload, pdfFile } from "../../support/receipt-files";

const LIMIT = 3_000_000;

async function prepare(bytes: Buffer): Promise<PreparedReceipt> {
  const preparation = await asUpload(bytes, prepareReceipt);
  if ("refusal" in preparation) throw new Error(preparation.refusal);
  return preparation.prepared;
}

/** Lines of black text on white paper, with a camera's noise over it, so that it weighs what photographs weigh. */
async function photographOfText(width: number, height: number, step: number): Promise<Buffer> {
  const lines = Array.from({ length: Math.floor(height / step) }, (_, line) => {
    const at = `x="${width * 0.04}" y="${(line + 1) * step}" font-size="${step * 0.7}"`;
    return `<text ${at} font-family="monospace">${line} Nasi goreng kampung 12.50</text>`;
  });
  const noise = await sharp({
    create: { width, height, channels: 3, background: "#000", noise: { type: "gaussian", mean: 232, sigma: 18 } },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const text = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${lines.join("")}</svg>`);
  return sharp(noise)
    .composite([{ input: text }])
    .jpeg({ quality: 98 })
    .toBuffer();
}

/** How far the darkest of a region is from its paper: what makes text legible. */
async function contrastOf(picture: Buffer, region: { left: number; top: number; width: number; height: number }): Promise<number> {
  const { data } = await sharp(picture).extract(region).greyscale().raw().toBuffer({ resolveWithObject: true });
  const sorted = [...data].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)]! - sorted[Math.floor(sorted.length * 0.01)]!;
}

describe("what the ledger is given of a receipt", () => {
  it("is a JPEG of a telephone's HEIC, with what is on it, and a small picture for the screen", async () => {
    const heic = readFileSync(new URL("../../fixtures/grab.heic", import.meta.url));
    const { contentType, sendCopy, preview, problemCode } = await prepare(heic);
    expect({ contentType, problemCode }).toEqual({ contentType: "image/heic", problemCode: null });
    expect(await sharp(sendCopy!).metadata()).toMatchObject({ format: "jpeg", width: 240, height: 320 });
    const [red = 0, green = 0] = await sharp(sendCopy!).extract({ left: 120, top: 30, width: 1, height: 1 }).raw().toBuffer();
    expect(green).toBeGreaterThan(red + 40);
    expect((await sharp(preview!).metadata()).format).toBe("jpeg");
  });

  it.each(["webp", "avif"] as const)("is a JPEG of a %s", async (format) => {
    const picture = await sharp({ create: { width: 60, height: 90, channels: 4, background: "#0e6b5c80" } })
      .toFormat(format)
      .toBuffer();
    const { sendCopy } = await prepare(picture);
    expect(await sharp(sendCopy!).metadata()).toMatchObject({ format: "jpeg", width: 60, height: 90 });
  });

  it("stands upright, as the camera held it", async () => {
    const lying = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#fff" } })
      .withMetadata({ orientation: 6 })
      .webp()
      .toBuffer();
    const { sendCopy, preview } = await prepare(lying);
    expect(await sharp(sendCopy!).metadata()).toMatchObject({ width: 200, height: 300 });
    expect(await sharp(preview!).metadata()).toMatchObject({ width: 200, height: 300 });
  });

  it("fits below the limit and stays legible when a photograph is too large", async () => {
    const large = await photographOfText(1950, 2600, 52);
    expect(large.length).toBeGreaterThan(LIMIT);
    const { sendCopy, problemCode } = await prepare(large);
    expect(problemCode).toBeNull();
    expect(sendCopy!.length).toBeLessThan(LIMIT);
    const { width, height } = await sharp(sendCopy!).metadata();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(1100);
    expect(width / height).toBeCloseTo(0.75, 2);
    const line = {
      left: Math.round(width * 0.04),
      top: Math.round(height / 2),
      width: Math.round(width / 2),
      height: Math.round(height / 50),
    };
    expect(await contrastOf(sendCopy!, line)).toBeGreaterThan(120);
  });

  it("keeps its width when it is as long as a till roll", async () => {
    const roll = await photographOfText(700, 6300, 30);
    expect(roll.length).toBeGreaterThan(LIMIT);
    const { sendCopy } = await prepare(roll);
    expect(sendCopy!.length).toBeLessThan(LIMIT);
    const { width, height } = await sharp(sendCopy!).metadata();
    expect(width).toBe(700);
    expect(height / width).toBeCloseTo(9, 1);
    expect(await contrastOf(sendCopy!, { left: 30, top: Math.round(height / 2), width: 400, height: 40 })).toBeGreaterThan(100);
  });

  it("is a PDF as it came, with its pages counted and the first drawn, even where printing is forbidden", async () => {
    const pdf = await pdfFile({ pages: 3, ownerPassword: "no printing" });
    const { pageCount, preview, sendCopy } = await prepare(pdf);
    expect({ pageCount, sendCopy }).toEqual({ pageCount: 3, sendCopy: null });
    const { width, height } = await sharp(preview!).metadata();
    expect(height / width).toBeCloseTo(Math.SQRT2, 1);
    expect((await sharp(preview!).greyscale().stats()).channels[0]!.min).toBeLessThan(80);
  });
});

describe("a file that is not what it should be", () => {
  const refusal = async (bytes: Buffer) => {
    const preparation = await asUpload(bytes, prepareReceipt);
    return "refusal" in preparation ? preparation.refusal : null;
  };

  it("is refused before it is decoded when a small file holds a huge picture", async () => {
    const bomb = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    // A PNG says its size in its first block, whose check sum comes after it.
    bomb.writeUInt32BE(16_000, 16);
    bomb.writeUInt32BE(16_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(await refusal(bomb)).toBe("tooManyPixels");
  });

  it.each([
    ["a HEIC that breaks off", () => readFileSync(new URL("../../fixtures/grab.heic", import.meta.url)).subarray(0, 1200)],
    ["a JPEG that breaks off", async () => (await photographOfText(400, 400, 40)).subarray(0, 3000)],
  ])("is refused as damaged: %s", async (_name, bytes) => {
    expect(await refusal(await bytes())).toBe("damaged");
  });

  it.each([
    ["a page that calls itself a picture", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing that could run", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["a program", Buffer.from("MZ\u0090\u0000".padEnd(500, "\u0000"), "latin1")],
    ["a text", Buffer.from("Total 12.50")],
  ])("is refused by its bytes, whatever its name: %s", async (_name, bytes) => {
    expect(await refusal(bytes)).toBe("typeNotAccepted");
  });
});
