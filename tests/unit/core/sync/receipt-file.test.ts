import { describe, expect, test } from "vitest";
import { filesThere } from "@/lib/core/sync/receipt-file";

const receipt = (fileName: string, more: { sendContentType?: string; problemCode?: string; there?: string } = {}) => ({
  id: fileName,
  fileName,
  sendContentType: more.sendContentType ?? "application/pdf",
  problemCode: more.problemCode ?? null,
  delivery: more.there === undefined ? null : { fileName: more.there },
});

const taken = (fileName: string, needsPlace = true) => ({ fileName, needsPlace });

describe("the files that the preview names", () => {
  test("are those that will go, under their names in the ledger beside their own", () => {
    const receipts = [receipt("taxi.pdf"), receipt("menu.heic", { sendContentType: "image/jpeg" })];
    expect(filesThere("EX-1", receipts, [])).toEqual([
      { name: "EX-1-1.pdf", of: "taxi.pdf" },
      { name: "EX-1-2.jpg", of: "menu.heic" },
    ]);
  });

  test("leave out what the ledger would not take", () => {
    const receipts = [
      receipt("huge.pdf", { problemCode: "receiptTooLarge" }),
      receipt("song.bin", { sendContentType: "audio/mpeg" }),
      ...Array.from({ length: 11 }, (_, index) => receipt(`page ${index}.pdf`)),
    ];
    expect(filesThere("EX-1", receipts, []).map(({ of }) => of)).toEqual(Array.from({ length: 10 }, (_, index) => `page ${index}.pdf`));
  });

  test("keep the names that they have there, and take none that a removed receipt left behind", () => {
    const receipts = [receipt("taxi.pdf", { there: "EX-1-1.pdf" }), receipt("new.pdf")];
    expect(filesThere("EX-1", receipts, [taken("EX-1-1.pdf"), taken("EX-1-2.pdf")])).toEqual([
      { name: "EX-1-1.pdf", of: "taxi.pdf" },
      { name: "EX-1-3.pdf", of: "new.pdf" },
    ]);
  });

  test("have the places of those that can never arrive, but not their names", () => {
    const inPlace = Array.from({ length: 9 }, (_, index) => taken(`EX-1-${index + 1}.pdf`));
    expect(filesThere("EX-1", [receipt("new.pdf")], [...inPlace, taken("EX-1-10.pdf", false)])).toEqual([
      { name: "EX-1-11.pdf", of: "new.pdf" },
    ]);
    expect(filesThere("EX-1", [receipt("new.pdf")], [...inPlace, taken("EX-1-10.pdf")])).toEqual([]);
  });
});
