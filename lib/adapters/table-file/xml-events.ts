import { SaxesParser } from "saxes";
import { AppError } from "@/lib/core/app-error";

export type XmlEvents = {
  /** `name` without its namespace's prefix. */
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Tells a document's parts as its text comes. A document type has no place in a workbook, and with it goes every entity that could grow; what is
 * no XML is a damaged file. Pauses after each piece, so that whoever listens can hand on what it has.
 */
export async function* readXml(pieces: AsyncIterable<string>, events: XmlEvents): AsyncGenerator<undefined> {
  const damaged = () => new AppError("fileRefused", { reason: "damaged" });
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on("doctype", () => {
    throw damaged();
  });
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("opentag", ({ name, attributes }) => {
    events.open(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    events.close?.(localName(name));
  });
  if (events.text) parser.on("text", events.text);
  if (events.text) parser.on("cdata", events.text);
  for await (const piece of pieces) {
    parser.write(piece);
    yield undefined;
  }
  parser.close();
  yield undefined;
}

/** The same, to its end. */
export async function readWholeXml(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  const reading = readXml(pieces, events);
  while (!(await reading.next()).done);
}
