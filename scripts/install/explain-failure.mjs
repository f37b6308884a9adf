const CAUSES = [
  [/ENOSPC|No space left on device|disk quota exceeded/i, "The disk is full: free some space and run it again."],
  [/EROFS|read-only file system/i, "This folder cannot be written to: it lies on a read-only disk."],
  [
    /(?:EACCES|EPERM)[^\n]*?'([^']+)'/,
    (path) => `No permission to write ${path}: run this as the user who owns the folder, or copy the project to a folder of yours.`,
  ],
  [
    /EACCES|EPERM|permission denied/i,
    "No permission to write in this folder: run this as the user who owns it, or copy the project to a folder of yours.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED[^\n]*registry|ETIMEDOUT|network request/i,
    "The npm registry cannot be reached: check the connection of this machine and run it again.",
  ],
  [/EMFILE|ENFILE/, "This machine has too many files open: close other programs and run it again."],
];

/** One sentence for the causes that people meet; for all others what happened, as it was said. */
export function explainFailure(error, otherwise) {
  const text =
    error instanceof Error
      ? `${error.code ?? ""} ${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`
      : String(error);
  for (const [pattern, sentence] of CAUSES) {
    const match = pattern.exec(text);
    if (match) return typeof sentence === "function" ? sentence(match[1]) : sentence;
  }
  if (error instanceof Error && error.code === undefined && !error.message.includes("\n")) return error.message;
  return `${otherwise}\n${text.trim().split("\n").slice(-15).join("\n")}`;
}
