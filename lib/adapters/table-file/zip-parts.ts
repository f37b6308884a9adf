import type { Readable } from "node:stream";
import { open, type Entry, type ZipFile } from "yauzl";
import { AppError } from "@/lib/core/app-error";

/** A workbook has a few dozen parts; one with thousands is no workbook of transactions. */
const MAX_PARTS = 2_000;
/** Unpacked, all that is read of a workbook: half a million rows of fourteen columns. Counted while unpacking, since a zip may lie about its sizes. */
const MAX_UNPACKED_BYTES = 700_000_000;

const refuse = (reason: string) => new AppError("fileRefused", { reason });

/** The parts of a zip by name. Nothing is unpacked before it is asked for, and nothing inside is unpacked again. */
export class ZipParts {
  #left = MAX_UNPACKED_BYTES;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(path: string): Promise<ZipParts> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) => {
        if (error) reject(refuse("damaged"));
        else resolve(opened);
      });
    });
    try {
      return new ZipParts(zip, await listEntries(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The text of a part in pieces, as UTF-8 or UTF-16. `maxBytes` bounds what has to be kept. */
  async *text(name: string, maxBytes = MAX_UNPACKED_BYTES): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (!entry) throw refuse("damaged");
    if (entry.isEncrypted()) throw refuse("encrypted");
    if (entry.uncompressedSize > Math.min(this.#left, maxBytes)) throw refuse("tooComplex");
    let own = maxBytes;
    let decoder: TextDecoder | undefined;
    try {
      for await (const chunk of (await this.#stream(entry)) as AsyncIterable<Buffer>) {
        this.#left -= chunk.length;
        own -= chunk.length;
        if (this.#left < 0 || own < 0) throw refuse("tooComplex");
        decoder ??= new TextDecoder(chunk[0] === 0xff ? "utf-16le" : chunk[0] === 0xfe ? "utf-16be" : "utf-8");
        yield decoder.decode(chunk, { stream: true });
      }
    } catch (error) {
      throw error instanceof AppError ? error : refuse("damaged");
    }
    yield decoder?.decode() ?? "";
  }

  close(): void {
    this.zip.close();
  }

  #stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => {
        if (error) reject(error);
        else resolve(stream);
      });
    });
  }
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      if (entries.size >= MAX_PARTS) {
        reject(refuse("tooComplex"));
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", () => reject(refuse("damaged")));
    zip.readEntry();
  });
}
