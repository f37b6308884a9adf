import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameClues } from "@/lib/core/receipts/matching/file-name-clues";
import { proposeMatches } from "@/lib/core/receipts/matching/propose-matches";
import { merchantLikeness, type MatchCandidate } from "@/lib/core/receipts/matching/score-match";

const candidate = (id: string, more: Partial<MatchCandidate> = {}): MatchCandidate => ({
  id,
  reference: `EX-0000-${id.toUpperCase().padStart(4, "0")}`,
  postedOn: "2026-11-03",
  amountMinor: -2340,
  currency: "SGD",
  originalAmountMinor: null,
  originalCurrency: null,
  merchant: "GRAB*RIDES SINGAPORE",
  receiptCount: 0,
  ...more,
});

const ROWS: MatchCandidate[] = [
  candidate("grab"),
  candidate("hotel", { merchant: "Hotel Mulia Senayan", amountMinor: -13_120, originalAmountMinor: -125_000_000, originalCurrency: "IDR" }),
  candidate("cafe", { merchant: "Tiong Bahru Bakery", amountMinor: -1850, postedOn: "2026-10-28" }),
  candidate("warung", { merchant: "Warung Bu Siti", amountMinor: -12_500_000, currency: "IDR", postedOn: "2026-11-07" }),
  candidate("taxi", { merchant: "Nihon Kotsu Taxi", amountMinor: -3400, currency: "JPY", postedOn: "2026-11-09" }),
];

const propose = (name: string, rows = ROWS) => proposeMatches([{ id: "f", clues: fileNameClues(name), except: [] }], rows).get("f")!;

describe("a receipt's file name", () => {
  it.each([
    ["2026-11-03_GRAB_23.40.pdf", "grab", "high"],
    ["grab 23,40 SGD 3 Nov.jpg", "grab", "high"],
    ["Grab-03.11.2026-S$23.40 (1).heic", "grab", "high"],
    ["20261103_191530_grab.jpg", "grab", "likely"],
    ["Grab Nov 3rd.png", "grab", "likely"],
    ["struk grab rides tgl 3 November 2026 total 23.40.pdf", "grab", "high"],
    ["Hotel Mulia Rp 1.250.000.pdf", "hotel", "high"],
    ["hotel_mulia_IDR1250000.pdf", "hotel", "high"],
    ["Rp1.250.000,00.jpg", "hotel", "likely"],
    ["1,25jt hotel mulia.jpg", "hotel", "high"],
    ["warung bu siti 125rb 7 nov.jpg", "warung", "high"],
    ["nota 125.000 warung siti.jpg", "warung", "likely"],
    ["tiong bahru bakery 18.50 28 Okt 2026.pdf", "cafe", "high"],
    ["TiongBahruBakery_10-28-2026_18.50.pdf", "cafe", "high"],
    ["taxi nihon 3400 JPY.pdf", "taxi", "high"],
    ["¥3,400 2026-11-09.jpg", "taxi", "high"],
    ["ex-0000-cafe.pdf", "cafe", "certain"],
    ["receipt EX 0000 GRAB wrong amount 999.99.pdf", "grab", "certain"],
    ["Screenshot 2026-11-03 at 10.22.31 grab.png", "grab", "likely"],
  ])("%s is proposed for %s, %s", (name, id, confidence) => {
    expect(propose(name).best).toMatchObject({ transactionId: id, confidence });
  });

  it.each(["IMG_2034.jpg", "DSC00012.JPG", "scan.pdf", "WhatsApp Image 2019-01-05 at 10.22.31.jpeg", "", ".pdf", "receipt (3).pdf"])(
    "%j proposes nothing",
    (name) => {
      expect(propose(name)).toEqual({ best: null, alternatives: [] });
    },
  );

  it("says why it fits, and what speaks against it", () => {
    expect(propose("2026-11-02 grab 23.40.pdf").best?.reasons).toEqual(["amount", "nearDay", "merchant"]);
    expect(propose("hotel mulia Rp 1.250.000 3 nov.pdf").best?.reasons).toEqual(["originalAmount", "sameDay", "merchant"]);
    const [weak] = propose("grab 3 nov 99.90.pdf").alternatives;
    expect(weak).toMatchObject({ transactionId: "grab", confidence: "possible", reasons: ["otherAmount", "sameDay", "merchant"] });
    const paid = [candidate("grab", { receiptCount: 1 })];
    expect(propose("2026-11-03_GRAB_23.40.pdf", paid).best?.reasons).toContain("hasReceipt");
  });

  it("offers what merely may be meant without proposing it", () => {
    expect(propose("tiong bahru.pdf")).toMatchObject({ best: null, alternatives: [{ transactionId: "cafe", confidence: "possible" }] });
  });

  it("does not choose between two purchases that are alike", () => {
    const rows = [candidate("one"), candidate("two")];
    const { best, alternatives } = propose("2026-11-03_GRAB_23.40.pdf", rows);
    expect(best).toBeNull();
    expect(alternatives.map(({ reasons }) => reasons.includes("severalAlike"))).toEqual([true, true]);
  });

  it("shares two receipts out between two purchases that are alike", () => {
    const rows = [candidate("one"), candidate("two")];
    const files = ["a", "b"].map((id) => ({ id, clues: fileNameClues(`2026-11-03_GRAB_23.40_${id}.pdf`), except: [] }));
    const chosen = [...proposeMatches(files, rows).values()].map(({ best }) => best?.transactionId);
    expect(new Set(chosen)).toEqual(new Set(["one", "two"]));
  });

  it("is not proposed for a transaction that holds the very file", () => {
    const file = { id: "f", clues: fileNameClues("2026-11-03_GRAB_23.40.pdf"), except: ["grab"] };
    expect(proposeMatches([file], ROWS).get("f")?.best).toBeNull();
  });

  it("finds the merchant in spite of towns, endings and a typing mistake", () => {
    expect(merchantLikeness(["grab"], "GRAB*RIDES SINGAPORE SG")).toBeGreaterThanOrEqual(0.75);
    expect(merchantLikeness(["starbuks"], "STARBUCKS COFFEE 0123")).toBeGreaterThanOrEqual(0.75);
    expect(merchantLikeness(["cafe"], "Café Flore")).toBeGreaterThanOrEqual(0.75);
    expect(merchantLikeness(["gojek"], "GRAB")).toBe(0);
  });
});

/** What names are made of, and what they should not be. */
const PIECES = fc.constantFrom(
  ...Array.from("0123456789.,-_ /'$(é\u0000\u{1f4b8}"),
  "2026",
  "Nov",
  "Rp",
  "SGD",
  "EX-",
  "jt",
  "grab",
  ".pdf",
);

const currencies = [
  { currency: "SGD", digits: 2, sign: "S$" },
  { currency: "IDR", digits: 2, sign: "Rp" },
  { currency: "JPY", digits: 0, sign: "¥" },
  { currency: "KWD", digits: 3, sign: "KWD" },
];

describe("any amount and day", () => {
  const grouped = (whole: string, mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  it("reads back from every way of writing it in a name", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...currencies),
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.constantFrom(
          { decimal: ".", group: "," },
          { decimal: ",", group: "." },
          { decimal: ".", group: "" },
          { decimal: ",", group: "" },
        ),
        fc.constantFrom<(text: string, sign: string, code: string) => string>(
          (text, sign) => `${sign}${text}`,
          (text, sign) => `${sign} ${text}`,
          (text, _, code) => `${code}_${text}`,
          (text, _, code) => `${text} ${code}`,
          (text, _, code) => `shop-${text}${code}`,
        ),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true }),
        fc.constantFrom("iso", "compact", "named", "dmy"),
        ({ currency, digits, sign }, amountMinor, { decimal, group }, write, date, dayStyle) => {
          const figures = String(amountMinor).padStart(digits + 1, "0");
          const whole = grouped(digits === 0 ? figures : figures.slice(0, -digits), group);
          const text = digits === 0 ? whole : `${whole}${decimal}${figures.slice(-digits)}`;
          const postedOn = date.toISOString().slice(0, 10);
          const [year, month, day] = postedOn.split("-") as [string, string, string];
          const named = ["Jan", "Feb", "Maret", "Apr", "Mei", "June", "Juli", "Agustus", "Sept", "Okt", "Nov", "Des"][Number(month) - 1]!;
          const days = {
            iso: postedOn,
            compact: year + month + day,
            named: `${Number(day)} ${named} ${year}`,
            dmy: `${day}-${month}-${year}`,
          };
          const name = `${days[dayStyle]} ${write(text, sign, currency)} Kopi.pdf`;
          const row = candidate("x", { amountMinor: -amountMinor, currency, postedOn, merchant: "Kopi Kenangan" });
          const best = propose(name, [row]).best;
          expect(best?.reasons, name).toEqual(["amount", "sameDay", "merchant"]);
          expect(best?.confidence).toBe("high");
        },
      ),
      { numRuns: 600 },
    );
  });

  it("never stumbles over any name at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: PIECES, maxLength: 40 }), (name) => {
        const clues = fileNameClues(name);
        for (const { thousandths } of clues.amounts) expect(thousandths.every(Number.isSafeInteger)).toBe(true);
        for (const { month, day } of clues.days) expect(month >= 1 && month <= 12 && day >= 1 && day <= 31).toBe(true);
        propose(name);
      }),
    );
  });
});
