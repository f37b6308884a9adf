/** Where an import stands. An undone one was finished or cancelled before. */
export type ImportState = "UPLOADED" | "WAITING" | "RUNNING" | "FINISHED" | "CANCELLED" | "FAILED" | "UNDOING" | "UNDONE";

export type ShownImport = {
  id: string;
  fileName: string;
  accountName: string;
  state: ImportState;
  recordCount: number;
  readCount: number;
  addedCount: number;
  knownCount: number;
  leftOutCount: number;
  removedCount: number;
  createdAt: string;
};

export function isImportRunning(state: ImportState): boolean {
  return state === "WAITING" || state === "RUNNING" || state === "UNDOING";
}
