import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import sharp from "sharp";
import type { ReceiptLine } from "./receipt-lines";

// Text is drawn as outlines of the product's own font: a machine without fonts makes the same picture.
const fontFile = createRequire(import.meta.url).resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2");
const opened = fontkit.create(readFileSync(fontFile));
if (!("layout" in opened)) throw new Error("The font of the demo's receipts is a collection, not a font");
const font = opened;

const WIDTH = 620;

function textWidth(text: string, size: number): number {
  return (font.layout(text).advanceWidth * size) / font.unitsPerEm;
}

function textPath(text: string, x: number, y: number, size: number): string {
  const scale = size / font.unitsPerEm;
  let offset = 0;
  const run = font.layout(text);
  const glyphs = run.glyphs.map((glyph, index) => {
    const path = `<path transform="translate(${offset},0)" d="${glyph.path.toSVG()}"/>`;
    offset += run.positions[index]?.xAdvance ?? glyph.advanceWidth;
    return path;
  });
  return `<g transform="translate(${x},${y}) scale(${scale},${-scale})">${glyphs.join("")}</g>`;
}

/** A photographed-looking till receipt as PNG or JPEG. */
export async function receiptImage(lines: readonly ReceiptLine[], format: "png" | "jpeg"): Promise<Buffer> {
  let y = 80;
  const drawn = lines.map((line) => {
    const size = line.isStrong ? 32 : 23;
    const texts = [
      textPath(line.left, 48, y, size),
      line.right ? textPath(line.right, WIDTH - 48 - textWidth(line.right, size), y, size) : "",
    ];
    y += line.isStrong ? 62 : 46;
    return texts.join("");
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 30}"><rect width="100%" height="100%" fill="#faf8f2"/><g fill="#23211c">${drawn.join("")}</g></svg>`;
  const image = sharp(Buffer.from(svg));
  return format === "png" ? image.png({ palette: true }).toBuffer() : image.jpeg({ quality: 82 }).toBuffer();
}
