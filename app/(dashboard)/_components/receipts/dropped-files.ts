/** Files dropped on one screen for another to take: a page cannot hand files over in its address. */
let dropped: File[] = [];

export function leaveDroppedFiles(files: File[]): void {
  dropped = files;
}

/** Takes them, once. */
export function takeDroppedFiles(): File[] {
  const files = dropped;
  dropped = [];
  return files;
}
