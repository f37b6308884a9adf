import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectDateOrder, readDate } from "@/lib/core/import/read-date";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2079-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("dates of a file", () => {
  it("read back as they were printed in each order", () => {
    fc.assert(
      fc.property(day, fc.constantFrom("/", "-", ".", " "), (on, mark) => {
        const [year = "", month = "", date = ""] = on.split("-");
        expect(readDate([date, month, year].join(mark), "DMY")).toBe(on);
        expect(readDate([month, date, year].join(mark), "MDY")).toBe(on);
        expect(readDate([year, month, date].join(mark), "DMY")).toBe(on);
        expect(readDate([date, month, year.slice(2)].join(mark), "DMY")?.slice(2)).toBe(on.slice(2));
      }),
    );
  });

  it.each([
    ["31 Jan 2026", "2026-01-31"],
    ["31-Jan-26", "2026-01-31"],
    ["17 Agustus 2026", "2026-08-17"],
    ["Oct 5, 2026", "2026-10-05"],
    ["20261005", "2026-10-05"],
    ["2026-10-05T08:15:00Z", "2026-10-05"],
    ["5/10/2026 14:03", "2026-10-05"],
    ["'05/10/2026", "2026-10-05"],
  ])("reads %s", (text, on) => {
    expect(readDate(text, "DMY")).toBe(on);
  });

  it("takes the order from values that can be read one way only", () => {
    expect(detectDateOrder(["01/02/26", "13/02/26"])).toBe("DMY");
    expect(detectDateOrder(["01/02/26", "02/13/26"])).toBe("MDY");
  });

  it("asks when every value can be read both ways", () => {
    expect(detectDateOrder(["01/02/26", "03/04/26"])).toBeNull();
  });

  it("reads the day numbers of spreadsheets, also those of old Macs", () => {
    expect(readDate("43040", "DMY")).toBe("2017-11-01");
    expect(readDate("43040.75", "MDY")).toBe("2017-11-01");
    expect(readDate("41578", "DMY", 1904)).toBe("2017-11-01");
  });

  it("refuses the years 0 and 9999, which programs write where they know no day", () => {
    for (const text of ["0000-00-00", "00/00/0000", "9999-12-31", "31/12/9999"]) expect(readDate(text, "DMY")).toBeNull();
  });

  it("refuses days that no calendar has", () => {
    expect(readDate("31/02/2026", "DMY")).toBeNull();
    expect(readDate("2026-13-01", "DMY")).toBeNull();
  });
});
