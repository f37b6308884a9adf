import { takeAmounts, type AmountClue } from "./name-amounts";
import { READ, takeDays, type DayClue } from "./name-days";

/** What the name of a file tells about the transaction that it belongs to. */
export type FileNameClues = { references: string[]; days: DayClue[]; amounts: AmountClue[]; words: string[] };

const ENDING = /\.(?:pdf|jpe?g|png|gif|tiff?|bmp|webp|avif|hei[cf])$/i;
const REFERENCE = /(?<![a-z0-9])ex([-_ ]?)([0-9a-hjkmnp-tv-z]{4})[-_ ]?([0-9a-hjkmnp-tv-z]{4})(?![a-z0-9])/gi;

/** Words that files carry whatever they are about. */
const EMPTY_WORDS = new Set(
  (
    "receipt receipts invoice inv bill order tax copy final page pages scan scanned image img photo pic picture screenshot document doc file new paid payment " +
    "kuitansi kwitansi nota struk faktur tagihan bukti bayar pembayaran foto gambar salinan halaman berkas dokumen lunas untuk dari dan " +
    "the and for from of at pxl dsc whatsapp wa jpg pdf pte ltd inc llc gmbh pt tbk cv sdn bhd co com www no nr id"
  ).split(" "),
);

/** Lower case without accents, cut where letters end. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/\p{L}{2,}/gu)?.filter((word) => !EMPTY_WORDS.has(word)) ?? [];
}

export function fileNameClues(fileName: string): FileNameClues {
  let rest = fileName.normalize("NFKC");
  while (ENDING.test(rest)) rest = rest.replace(ENDING, "");
  rest = rest.replace(/\(\d{1,3}\)\s*$/, "");
  const references: string[] = [];
  rest = rest.replace(REFERENCE, (whole: string, mark: string, one: string, two: string) => {
    references.push(`EX-${one}-${two}`.toUpperCase());
    // "EXCESSBAGS" has the shape of a reference and is two words: it may be both.
    return mark === "" ? whole : READ;
  });
  const withoutDays = takeDays(rest);
  const withoutAmounts = takeAmounts(withoutDays.rest);
  return { references, days: withoutDays.days, amounts: withoutAmounts.amounts, words: wordsOf(withoutAmounts.rest) };
}
