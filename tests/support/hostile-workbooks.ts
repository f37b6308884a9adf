import { crc32, deflateRawSync } from "node:zlib";

type Part = {
  name: string;
  bytes: Buffer;
  /** What the zip says about the size, where it lies. */ claimedSize?: number;
  isStored?: boolean;
};

/** A zip as it stands on a disk, written by hand so that it can lie. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimedSize = bytes.length, isStored = false } of parts) {
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(offset, 12);
    centrals.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, central.subarray(2), Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const NS = "http://schemas.openxmlformats.org";
const REL = `${NS}/officeDocument/2006/relationships`;

type Cells = {
  sheets: { name: string; rows: string }[];
  texts?: string;
  styles?: string;
  isMac?: boolean;
  extra?: Part[];
  doctype?: string;
};

/** A workbook from the XML of its rows: what no library would write. */
export function workbookOf({ sheets, texts, styles, isMac, extra = [], doctype = "" }: Cells): Buffer {
  const part = (name: string, xml: string): Part => ({ name, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`) });
  const relations = [
    ...sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`),
    ...(texts === undefined ? [] : [`<Relationship Id="rIdT" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`]),
    ...(styles === undefined ? [] : [`<Relationship Id="rIdS" Type="${REL}/styles" Target="/xl/styles.xml"/>`]),
  ];
  const tabs = sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const main = `${NS}/spreadsheetml/2006/main`;
  return zipOf([
    part("[Content_Types].xml", `<Types xmlns="${NS}/package/2006/content-types"/>`),
    part("_rels/.rels", `<Relationships><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part("xl/_rels/workbook.xml.rels", `<Relationships>${relations.join("")}</Relationships>`),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${REL}"><workbookPr${isMac ? ' date1904="1"' : ""}/><sheets>${tabs.join("")}</sheets></workbook>`,
    ),
    ...(texts === undefined ? [] : [part("xl/sharedStrings.xml", `${doctype}<sst xmlns="${main}">${texts}</sst>`)]),
    ...(styles === undefined ? [] : [part("xl/styles.xml", `<styleSheet xmlns="${main}">${styles}</styleSheet>`)]),
    ...sheets.map(({ rows }, index) =>
      part(`xl/worksheets/sheet${index + 1}.xml`, `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
    ),
    ...extra,
  ]);
}

/** A row of text cells. */
export function textRow(...cells: string[]): string {
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
}
