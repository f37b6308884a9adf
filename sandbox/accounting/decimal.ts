/** Rounds a decimal the way people do: half away from zero, without the traps of binary fractions. */
export function round(value: number, digits: number): number {
  const sign = value < 0 ? -1 : 1;
  const text = String(Number(Math.abs(value).toPrecision(15)));
  if (text.includes("e")) return sign * Number(Math.abs(value).toFixed(digits));
  const shifted = Math.round(Number(`${text}e${digits}`));
  return sign * Number(`${shifted}e-${digits}`) || 0;
}

export function cents(value: number): number {
  return round(value, 2);
}

/** The sum of amounts with two digits, exact. */
export function sum(values: number[]): number {
  return values.reduce((total, value) => total + Math.round(value * 100), 0) / 100;
}
