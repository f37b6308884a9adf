import { createReadStream } from "node:fs";
import { detectDelimiter } from "@/lib/core/import/detect-delimiter";
import { decodeStream, EncodingProbe } from "@/lib/core/import/detect-encoding";
import { RecordSplitter, type FileRecord } from "@/lib/core/import/split-records";
import type { Encoding, TextWriting } from "@/lib/core/import/text-writing";
import type { TableFile } from "./table-file";

const HEAD_CHARS = 100_000;

/** A file of text: read once to know how it is written, and once more for its records. */
export async function openText(path: string): Promise<TableFile> {
  const probe = new EncodingProbe();
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) probe.push(chunk);
  const encoding = probe.end();
  const delimiter = detectDelimiter(await headOf(path, encoding));
  return tableOfText(() => createReadStream(path), { encoding, delimiter });
}

/** Text that is known to be written so. */
export function tableOfText(read: () => AsyncIterable<Uint8Array>, writing: TextWriting): TableFile {
  return {
    facts: { kind: "text", ...writing, epoch: 1900 },
    sheets: [{ name: "", records: () => cutText(read(), writing) }],
    close: () => Promise.resolve(),
  };
}

async function headOf(path: string, encoding: Encoding): Promise<string> {
  let head = "";
  for await (const text of decodeStream(createReadStream(path, { end: HEAD_CHARS * 2 }), encoding)) head += text;
  return head.slice(0, HEAD_CHARS);
}

/** The records of text as its bytes come; one piece of them and one record are in memory at a time. */
export async function* cutText(bytes: AsyncIterable<Uint8Array>, { encoding, delimiter }: TextWriting): AsyncGenerator<FileRecord[]> {
  const splitter = new RecordSplitter(delimiter);
  for await (const text of decodeStream(bytes, encoding)) yield splitter.push(text);
  yield splitter.end();
}
