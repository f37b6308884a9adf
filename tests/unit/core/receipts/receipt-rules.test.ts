import { describe, expect, it } from "vitest";
import { receiptTreatment } from "@/lib/core/receipts/receipt-kind";
import { receiptName } from "@/lib/core/receipts/receipt-name";

describe("receipts", () => {
  it("take pictures and PDFs, and nothing that could run", () => {
    expect(receiptTreatment("image/heic")).toBe("heic");
    expect(receiptTreatment("image/svg+xml")).toBeNull();
    expect(receiptTreatment("text/html")).toBeNull();
  });

  it("keep a name that is safe to show", () => {
    expect(receiptName("../../etc/pass\u0000wd.pdf", "pdf")).toBe("passwd.pdf");
    expect(receiptName("C:\\scans\\nota <1>.png", "png")).toBe("nota 1.png");
    expect(receiptName("", "jpg")).toBe("receipt.jpg");
    expect(receiptName(`${"a".repeat(300)}.jpeg`, "jpg")).toMatch(/^a{115}\.jpeg$/);
  });
});
