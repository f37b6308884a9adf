import { AppError } from "@/lib/core/app-error";
import type { SerialEpoch } from "@/lib/core/import/read-date";
import { isDayFormat } from "./sheet-cell";
import { readWholeXml } from "./xml-events";
import type { ZipParts } from "./zip-parts";

/** Small parts are a few kilobytes; the table of texts is kept whole, since cells name its entries by number. */
const MAX_SMALL_PART = 20_000_000;
const MAX_TEXTS_BYTES = 100_000_000;

export type Workbook = { sheets: { name: string; part: string }[]; epoch: SerialEpoch; isDayStyle: boolean[]; texts: string[] };

type Relations = Map<string, { type: string; part: string }>;

export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  if (!zip.has("[Content_Types].xml"))
    throw new AppError("fileRefused", { reason: zip.has("content.xml") ? "otherSpreadsheet" : "notATable" });
  const root = [...(await relationsOf(zip, "")).values()].find(({ type }) => type.endsWith("/officeDocument"))?.part ?? "xl/workbook.xml";
  if (root.endsWith(".bin")) throw new AppError("fileRefused", { reason: "otherSpreadsheet" });
  if (!zip.has(root)) throw new AppError("fileRefused", { reason: "notATable" });
  const relations = await relationsOf(zip, root);
  const partOf = (kind: string) => [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.part;
  const { sheets, epoch } = await readSheets(zip, root, relations);
  if (sheets.length === 0) throw new AppError("fileRefused", { reason: "notATable" });
  return { sheets, epoch, isDayStyle: await readDayStyles(zip, partOf("styles")), texts: await readTexts(zip, partOf("sharedStrings")) };
}

/** What a part refers to, by the relation's id. Targets are relative to the part's folder. */
async function relationsOf(zip: ZipParts, part: string): Promise<Relations> {
  const cut = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, cut);
  const name = `${folder}_rels/${part.slice(cut)}.rels`;
  const relations: Relations = new Map();
  if (!zip.has(name)) return relations;
  await readWholeXml(zip.text(name, MAX_SMALL_PART), {
    open: (tag, { Id = "", Type = "", Target = "" }) => {
      if (tag !== "Relationship") return;
      const target = Target.startsWith("/") ? Target.slice(1) : new URL(Target, `file:///${folder}`).pathname.slice(1);
      relations.set(Id, { type: Type, part: decodeURIComponent(target) });
    },
  });
  return relations;
}

async function readSheets(zip: ZipParts, root: string, relations: Relations): Promise<Pick<Workbook, "sheets" | "epoch">> {
  const sheets: Workbook["sheets"] = [];
  let epoch: SerialEpoch = 1900;
  await readWholeXml(zip.text(root, MAX_SMALL_PART), {
    open: (tag, attributes) => {
      if (tag === "workbookPr" && /^(1|true)$/.test(attributes.date1904 ?? "")) epoch = 1904;
      if (tag !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const relation = relations.get(id);
      if (relation?.type.endsWith("/worksheet") && zip.has(relation.part))
        sheets.push({ name: attributes.name ?? "", part: relation.part });
    },
  });
  return { sheets, epoch };
}

/** Which cell styles show a day, by the style's number. */
async function readDayStyles(zip: ZipParts, part: string | undefined): Promise<boolean[]> {
  if (!part || !zip.has(part)) return [];
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let isInside = false;
  await readWholeXml(zip.text(part, MAX_SMALL_PART), {
    open: (tag, attributes) => {
      if (tag === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (tag === "cellXfs") isInside = true;
      if (tag === "xf" && isInside) styles.push(Number(attributes.numFmtId ?? 0));
    },
    close: (tag) => {
      if (tag === "cellXfs") isInside = false;
    },
  });
  return styles.map((id) => isDayFormat(id, codes.get(id)));
}

/** The table of texts; a text in several formats is one text, and how it is pronounced is none. */
async function readTexts(zip: ZipParts, part: string | undefined): Promise<string[]> {
  if (!part || !zip.has(part)) return [];
  const texts: string[] = [];
  let current = "";
  let isText = false;
  let silent = 0;
  await readWholeXml(zip.text(part, MAX_TEXTS_BYTES), {
    open: (tag) => {
      if (tag === "si") current = "";
      if (tag === "rPh") silent += 1;
      isText = tag === "t" && silent === 0;
    },
    close: (tag) => {
      if (tag === "rPh") silent -= 1;
      if (tag === "t") isText = false;
      if (tag === "si") texts.push(current);
    },
    text: (text) => {
      if (isText) current += text;
    },
  });
  return texts;
}
