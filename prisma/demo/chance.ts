/** Repeatable chance: the same seed tells the same story, so that the demo is the same everywhere. (xorshift, 32 bits) */
export type Chance = {
  /** Between 0 (included) and 1. */
  share(): number;
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  weighted<T extends { weight: number }>(choices: readonly T[]): T;
  happens(share: number): boolean;
};

export function chance(seed: number): Chance {
  let state = seed | 0 || 1;
  const share = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(share() * (high - low + 1));
  const pick = <T>(choices: readonly T[]) => choices[between(0, choices.length - 1)] as T;
  const weighted = <T extends { weight: number }>(choices: readonly T[]) => {
    let left = share() * choices.reduce((sum, choice) => sum + choice.weight, 0);
    return choices.find((choice) => (left -= choice.weight) < 0) ?? pick(choices);
  };
  return { share, between, pick, weighted, happens: (part) => share() < part };
}
