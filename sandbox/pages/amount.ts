const FORMAT = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function amount(value: number): string {
  return FORMAT.format(value);
}
