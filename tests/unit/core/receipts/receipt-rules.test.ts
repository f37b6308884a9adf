import { describe, expect, it } from "vitest";
import { pdfCondition } from "@/lib/core/receipts/pdf-condition";
import { receiptTreatment } from "@/lib/core/receipts/receipt-kind";
import { receiptName } from "@/lib/core/receipts/receipt-name";

const pdf = (middle: string, tail = "startxref\n9\n%%EOF\n") => Buffer.from(`%PDF-1.7\n1 0 obj\n${middle}\n${tail}`);

describe("receipts", () => {
  it("tell a sound PDF from a cut-off one and a protected one", () => {
    expect(pdfCondition(pdf("trailer << /Size 2 >>"))).toBe("sound");
    expect(pdfCondition(pdf("trailer << /Size 2 >>", ""))).toBe("damaged");
    expect(pdfCondition(pdf("trailer << /Encrypt 4 0 R >>"))).toBe("encrypted");
    expect(pdfCondition(Buffer.from("<html>"))).toBe("damaged");
  });

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
