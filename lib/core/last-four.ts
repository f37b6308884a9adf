/** The end of an account or card number, by which people know it; blanks and dashes left out. */
export function lastFour(number: string): string {
  return number.replace(/[^0-9A-Za-z]/g, "").slice(-4);
}
