/** Days without a zone are read in the process's own: everywhere the same one. */
export function runInUtc(): void {
  process.env.TZ = "UTC";
}
