import convertHeic from "heic-convert";
import sharp from "sharp";

/** A picture larger than this many pixels is refused rather than decoded: a small file can hold a huge one. */
const MAX_PIXELS = 120_000_000;

const open = (bytes: Buffer) => sharp(bytes, { failOn: "truncated", limitInputPixels: MAX_PIXELS });

/** Whether the whole picture can be decoded. */
export async function isReadableImage(bytes: Buffer): Promise<boolean> {
  try {
    await open(bytes).resize(16, 16, { fit: "inside" }).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** A phone's photograph as JPEG; null when it cannot be decoded. */
export async function heicToJpeg(bytes: Buffer): Promise<Buffer | null> {
  try {
    return Buffer.from(await convertHeic({ buffer: bytes, format: "JPEG", quality: 0.9 }));
  } catch {
    return null;
  }
}

/** Edge lengths and qualities tried in turn, best first: a receipt stays legible at the last of them. */
const STEPS = [
  { edge: 4000, quality: 85 },
  { edge: 3000, quality: 80 },
  { edge: 2400, quality: 75 },
  { edge: 1800, quality: 70 },
  { edge: 1400, quality: 60 },
  { edge: 1000, quality: 50 },
];

/** The picture, upright and on white, as a JPEG of at most `maxBytes`; null when even the smallest is larger. */
export async function jpegWithin(bytes: Buffer, maxBytes: number): Promise<Buffer | null> {
  for (const { edge, quality } of STEPS) {
    const smaller = await open(bytes)
      .rotate()
      .resize(edge, edge, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer();
    if (smaller.length <= maxBytes) return smaller;
  }
  return null;
}
