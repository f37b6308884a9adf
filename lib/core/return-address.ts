/**
 * The address to go to after signing in, if it is one of ours: an absolute path on this site, and not "//elsewhere" or "/\elsewhere",
 * which browsers take for another host.
 */
export function safeReturnAddress(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\\]/.test(wanted) || wanted.startsWith("/login")) return "/overview";
  return wanted;
}
