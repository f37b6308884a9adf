import { randomUUID } from "node:crypto";
import { Refusal, notFound, type Answer } from "../http/answer";
import { header, type Call } from "../http/call";
import { tooLarge } from "../http/read-body";
import type { Sandbox } from "../sandbox";
import type { Attachment, BankTransaction, Organisation } from "../state/world";
import { envelope, summarised } from "./envelope";
import type { JsonObject } from "./read-json";
import { transactionOf } from "./read-transactions";

const MOST_PER_DOCUMENT = 10;
const EXTENSIONS = new Set(
  "7z bmp csv doc docx eml gif jpeg jpg keynote msg numbers odf ods odt pages pdf png ppt pptx rar rtf tif tiff txt xls xlsx zip".split(
    " ",
  ),
);

function shown(call: Call, transaction: BankTransaction, attachment: Attachment): JsonObject {
  return {
    AttachmentID: attachment.attachmentId,
    FileName: attachment.fileName,
    Url: `${call.origin}/api.xro/2.0/BankTransactions/${transaction.transactionId}/Attachments/${encodeURIComponent(attachment.fileName)}`,
    MimeType: attachment.contentType,
    ContentLength: attachment.byteSize,
  };
}

export function listAttachments(organisation: Organisation, call: Call, transactionId: string): Answer {
  const transaction = transactionOf(organisation, transactionId);
  return envelope({ Attachments: transaction.attachments.map((each) => shown(call, transaction, each)) });
}

/** The bytes, by file name or by attachment id. */
export function readAttachment(sandbox: Sandbox, organisation: Organisation, wanted: { transactionId: string; name: string }): Answer {
  const { attachments } = transactionOf(organisation, wanted.transactionId);
  const found = attachments.find((each) => each.fileName === wanted.name || each.attachmentId === wanted.name.toLowerCase());
  if (!found) throw notFound();
  return {
    status: 200,
    headers: { "content-type": found.contentType },
    body: sandbox.attachments.bodyOf(found.storageKey, found.byteSize),
  };
}

/** Stores a file under its name; a name that is there already is replaced. */
export async function writeAttachment(
  sandbox: Sandbox,
  organisation: Organisation,
  call: Call,
  wanted: { transactionId: string; name: string },
): Promise<Answer> {
  const { upload } = call;
  if (!upload) throw new Error("An attachment arrived without being stored");
  try {
    const transaction = transactionOf(organisation, wanted.transactionId);
    if (upload.isTooLarge) throw tooLarge();
    const existing = transaction.attachments.find((each) => each.fileName === wanted.name);
    const problem = problemWith(wanted.name, {
      byteSize: upload.byteSize,
      isFull: !existing && transaction.attachments.length >= MOST_PER_DOCUMENT,
      isDeleted: transaction.status === "DELETED",
    });
    if (problem !== null)
      throw new Refusal(summarised([{ BankTransactionID: transaction.transactionId, ValidationErrors: [{ Message: problem }] }]));
    const contentType = (header(call, "content-type") ?? "application/octet-stream").split(";")[0] ?? "";
    const { byteSize, sha256, storageKey } = upload;
    const attachment: Attachment = {
      attachmentId: existing?.attachmentId ?? randomUUID(),
      fileName: wanted.name,
      contentType,
      byteSize,
      sha256,
      storageKey,
    };
    transaction.attachments = existing
      ? transaction.attachments.map((each) => (each === existing ? attachment : each))
      : [...transaction.attachments, attachment];
    transaction.updatedMs = sandbox.stampMs();
    sandbox.changed();
    if (existing) await sandbox.attachments.drop(existing.storageKey);
    return envelope({ Attachments: [shown(call, transaction, attachment)] });
  } catch (error) {
    await sandbox.attachments.drop(upload.storageKey);
    throw error;
  }
}

function problemWith(fileName: string, document: { byteSize: number; isFull: boolean; isDeleted: boolean }): string | null {
  const extension = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (/[<>:"/\\|?*+]/.test(fileName) || fileName.includes(String.fromCharCode(0)))
    return `The file name '${fileName}' contains characters that are not allowed.`;
  if (extension === undefined || !EXTENSIONS.has(extension)) return "The file couldn't be uploaded because it isn't a supported file type.";
  if (document.isDeleted) return "Files cannot be attached to a bank transaction that has been deleted.";
  if (document.isFull) return `A maximum of ${MOST_PER_DOCUMENT} attachments is allowed for each document.`;
  return document.byteSize === 0 ? "The file couldn't be uploaded because it is empty." : null;
}
