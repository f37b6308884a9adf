import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mapping } from "@/lib/core/coding";
import { csvText } from "@/lib/core/csv-writer";
import { nameKey, type LedgerAccount, type LedgerContact } from "@/lib/core/ledger-reference";
import { changedMapping } from "@/lib/core/mapping-change";
import { asRead, mappingFile, type MappedCategory } from "@/lib/core/mapping-file";
import { readMappingFile } from "@/lib/core/read-mapping-file";
import { ACCOUNT } from "./ledger-account";

const account = (ledgerAccountId: string, code: string | null, name: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  ...ACCOUNT,
  ledgerAccountId,
  code,
  name,
  taxType: "INPUT",
  ...more,
});

const lists = {
  accounts: [
    account("a-travel", "493", "Travel"),
    account("a-zero", "0061", "Fees & charges"),
    account("a-nocode", null, "=Odd name"),
    account("a-shut", "400", "Shut", { takesPayments: false }),
    account("a-old", "999", "Old", { status: "ARCHIVED" }),
  ],
  taxRates: [
    { taxType: "INPUT", name: "GST 9%", percentage: "9", status: "ACTIVE", appliesTo: ["EXPENSE"] },
    { taxType: "SALES", name: "Output", percentage: "9", status: "ACTIVE", appliesTo: ["REVENUE"] },
  ],
  tracking: [
    {
      trackingCategoryId: "t-region",
      name: "Region",
      status: "ACTIVE",
      options: [
        { trackingOptionId: "o-east", name: "+East", status: "ACTIVE" },
        { trackingOptionId: "o-west", name: "West, wild", status: "ACTIVE" },
      ],
    },
    { trackingCategoryId: "t-team", name: "Team", status: "ACTIVE", options: [{ trackingOptionId: "o-a", name: "A", status: "ACTIVE" }] },
  ],
};
const contacts: LedgerContact[] = [
  { contactId: "c-grab", name: "Grab", status: "ACTIVE" },
  { contactId: "c-at", name: '@Home "Living"', status: "ACTIVE" },
];
const NONE: Mapping = { ledgerAccountId: null, taxType: null, tracking: null, contactId: null };
const TRAVEL: MappedCategory = { categoryId: "1", name: "Travel", mapping: NONE };

const file = (rows: string[][]) => csvText(rows);
const read = (text: string, categories: readonly MappedCategory[]) => readMappingFile(text, { categories, lists, contacts });

const mapping: fc.Arbitrary<Mapping> = fc
  .record({
    ledgerAccountId: fc.constantFrom(null, "a-travel", "a-zero", "a-nocode"),
    taxType: fc.constantFrom(null, "INPUT"),
    region: fc.constantFrom(null, "o-east", "o-west"),
    team: fc.constantFrom(null, "o-a"),
    contactId: fc.constantFrom(null, "c-grab", "c-at"),
  })
  .map(({ region, team, taxType, ...rest }) => {
    const tracking = [
      ...(region ? [{ trackingCategoryId: "t-region", trackingOptionId: region }] : []),
      ...(team ? [{ trackingCategoryId: "t-team", trackingOptionId: team }] : []),
    ];
    return { ...rest, taxType: rest.ledgerAccountId ? taxType : null, tracking: tracking.length > 0 ? tracking : null };
  });
const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((text) => asRead(text) !== "");
const categories = fc
  .uniqueArray(name, { selector: (text) => nameKey(asRead(text)), minLength: 1, maxLength: 8 })
  .chain((names) => fc.tuple(...names.map((each) => mapping.map((mapped) => ({ name: each, mapping: mapped })))))
  .map((rows) => rows.map((row, index): MappedCategory => ({ ...row, categoryId: String(index) })));

describe("the mapping as a file", () => {
  it("comes back without a change, whatever categories are called", () => {
    fc.assert(
      fc.property(categories, (rows) => {
        const result = read(file(mappingFile(rows, lists, contacts)), rows);
        expect(result).toEqual({ changes: [], errors: [], unchangedCount: rows.length });
      }),
    );
  });

  it("brings a whole mapping to a business that has none, exactly", () => {
    fc.assert(
      fc.property(categories, (rows) => {
        const empty = rows.map((row) => ({ ...row, mapping: NONE }));
        const result = read(file(mappingFile(rows, lists, contacts)), empty);
        const after = empty.map((row) => {
          const change = result?.changes.find(({ categoryId }) => categoryId === row.categoryId);
          return change ? changedMapping(row.mapping, change, lists) : row.mapping;
        });
        expect(result?.errors).toEqual([]);
        expect(after).toEqual(rows.map((row) => row.mapping));
      }),
    );
  });

  it("never lets a spreadsheet run a cell", () => {
    fc.assert(
      fc.property(categories, (rows) => {
        const text = file(mappingFile(rows, lists, contacts));
        expect(text).not.toMatch(/(^|[\r\n,])"?[=@]/);
      }),
    );
  });

  it("finds a code that a spreadsheet took the zeros from, and an account by its name alone", () => {
    expect(read("Category,Xero account code\r\nTravel,61", [TRAVEL])?.changes).toEqual([{ categoryId: "1", ledgerAccountId: "a-zero" }]);
    expect(read("Category;Xero account\nTravel;fees  & Charges", [TRAVEL])?.changes).toEqual([
      { categoryId: "1", ledgerAccountId: "a-zero" },
    ]);
  });

  it("leaves columns that are missing as they are, and takes away what an empty cell empties", () => {
    const mapped = { ...TRAVEL, mapping: { ...NONE, ledgerAccountId: "a-travel", contactId: "c-grab" } };
    expect(read("Category,Contact\nTravel,", [mapped])?.changes).toEqual([{ categoryId: "1", contactId: null }]);
  });

  it("does not question what stands there already, also when it is archived", () => {
    const old = { ...TRAVEL, mapping: { ...NONE, ledgerAccountId: "a-old" } };
    expect(read(file(mappingFile([old], lists, contacts)), [old])).toEqual({ changes: [], errors: [], unchangedCount: 1 });
  });

  it.each([
    ["Category\nTrips", "categoryUnknown", "Trips"],
    ["Category,Xero account code\nTravel,12345", "accountUnknown", "12345"],
    ["Category,Xero account code\nTravel,400", "accountNotOffered", "400"],
    ["Category,Xero account code\nTravel,999", "accountNotOffered", "999"],
    ["Category,Xero account code,Xero account\nTravel,493,Fees & charges", "accountDiffers", "Fees & charges"],
    ["Category,Xero account code,Tax type\nTravel,493,NONSENSE", "taxUnknown", "NONSENSE"],
    ["Category,Xero account code,Tax type\nTravel,493,SALES", "taxNotForAccount", "SALES"],
    ["Category,Xero account code,Tax type,Tax rate\nTravel,493,INPUT,Output", "taxDiffers", "Output"],
    ["Category,Tracking: Region\nTravel,North", "trackingUnknown", "North"],
    ["Category,Contact\nTravel,Nobody", "contactUnknown", "Nobody"],
  ])("says of a line what is wrong with it: %j", (text, problem, value) => {
    expect(read(text, [TRAVEL])).toMatchObject({ changes: [], errors: [{ line: 2, problem, value }] });
  });

  it("takes the good lines and names the bad ones; a category that stands there twice is taken once", () => {
    const text = "Category,Xero account code\nTravel,493\nTravel,0061\nTrips,493";
    expect(read(text, [TRAVEL])).toMatchObject({
      changes: [{ categoryId: "1", ledgerAccountId: "a-travel" }],
      errors: [
        { line: 3, problem: "categoryTwice" },
        { line: 4, problem: "categoryUnknown" },
      ],
    });
  });

  it("refuses a file without a column of categories", () => {
    expect(read("Date,Amount\n2026-11-01,12", [TRAVEL])).toBeNull();
    expect(read("", [TRAVEL])).toBeNull();
  });
});
