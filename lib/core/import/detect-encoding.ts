import type { DETECTED_ENCODINGS, Encoding } from "./text-writing";

type DetectedEncoding = (typeof DETECTED_ENCODINGS)[number];

const HEAD_BYTES = 400;

/** Watches a file pass by and says at its end how it is written. Bytes that are no valid UTF-8 are taken as Windows-1252, which older bank software writes. */
export class EncodingProbe {
  #head: Uint8Array = new Uint8Array();
  #utf8: TextDecoder | null = new TextDecoder("utf-8", { fatal: true });

  push(bytes: Uint8Array): void {
    if (this.#head.length < HEAD_BYTES) this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD_BYTES - this.#head.length)]);
    this.#decode(bytes, true);
  }

  end(): DetectedEncoding {
    const wide = wideEncoding(this.#head);
    if (wide) return wide;
    this.#decode(new Uint8Array(), false);
    return this.#utf8 ? "utf-8" : "windows-1252";
  }

  #decode(bytes: Uint8Array, stream: boolean): void {
    try {
      this.#utf8?.decode(bytes, { stream });
    } catch {
      this.#utf8 = null;
    }
  }
}

function wideEncoding(head: Uint8Array): DetectedEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  // Western text in UTF-16 has a zero in every other byte, and in no others.
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 4 && even < odd / 8) return "utf-16le";
  if (even > head.length / 4 && odd < even / 8) return "utf-16be";
  return null;
}

/** Text from bytes as they come, without the byte order mark. */
export async function* decodeStream(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
