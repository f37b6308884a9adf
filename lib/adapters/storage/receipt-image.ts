import { readFile } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";

/** A picture larger than this many pixels is refused rather than decoded: a small file can hold a huge one. */
const MAX_PIXELS = 120_000_000;

/** A picture, opened anew for each use: a stream of sharp's is read once. */
export type Picture = () => Sharp;
export type OpenedPicture = { condition: "damaged" | "tooManyPixels" } | { condition: "sound"; picture: Picture };

/** The picture in a file, upright as its camera held it, when the whole of it can be decoded. */
export async function openPicture(path: string): Promise<OpenedPicture> {
  const picture = () => sharp(path, { failOn: "truncated", limitInputPixels: MAX_PIXELS }).autoOrient();
  try {
    const { width, height } = await sharp(path, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return { condition: "tooManyPixels" };
    await picture().resize(16, 16, { fit: "inside" }).raw().toBuffer();
    return { condition: "sound", picture };
  } catch {
    return { condition: "damaged" };
  }
}

/** A phone's photograph; its decoder turns it upright by itself. */
export async function openHeic(path: string): Promise<OpenedPicture> {
  try {
    const { all } = await import("heic-decode");
    const pictures = await all({ buffer: await readFile(path) });
    try {
      const [first] = pictures;
      if (!first) return { condition: "damaged" };
      if (first.width * first.height > MAX_PIXELS) return { condition: "tooManyPixels" };
      const { width, height, data } = await first.decode();
      return { condition: "sound", picture: () => sharp(data, { raw: { width, height, channels: 4 } }) };
    } finally {
      pictures.dispose();
    }
  } catch {
    return { condition: "damaged" };
  }
}

/**
 * Lengths of the shorter side and qualities tried in turn, best first. The shorter side counts, because that is how wide the lines of text are: a receipt as long
 * as a till roll keeps its width, and at the last step a line of 40 letters still has 20 points for each.
 */
const STEPS = [
  { side: 4000, quality: 85 },
  { side: 2600, quality: 80 },
  { side: 1900, quality: 75 },
  { side: 1400, quality: 65 },
  { side: 1100, quality: 55 },
  { side: 800, quality: 45 },
];
/** No JPEG is longer. */
const MAX_SIDE = 65_000;

/** The picture on white as a JPEG of at most `maxBytes`; null when even the smallest is larger. */
export async function jpegWithin(picture: Picture, maxBytes: number): Promise<Buffer | null> {
  for (const { side, quality } of STEPS) {
    const smaller = await picture()
      .resize(side, side, { fit: "outside", withoutEnlargement: true })
      .resize(MAX_SIDE, MAX_SIDE, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality })
      .toBuffer();
    if (smaller.length <= maxBytes) return smaller;
  }
  return null;
}

/** Small, for lists and for browsers that cannot show the original. */
export function drawPreview(picture: Picture): Promise<Buffer> {
  return picture()
    .resize(900, 3000, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 75 })
    .toBuffer();
}
