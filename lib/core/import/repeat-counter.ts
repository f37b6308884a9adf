const FIRST_SIZE = 4096;
const FILLED_AT_MOST = 0.7;

/**
 * How often each of many keys came, in 12 bytes a key: a file of half a million rows is numbered in 12 MB. A key is its hash's first 64 bits; that
 * two of half a million rows share them happens once in a hundred million files.
 */
export class RepeatCounter {
  #keys = new BigUint64Array(FIRST_SIZE);
  #counts = new Uint32Array(FIRST_SIZE);
  #filled = 0;

  /** The turn of this key: 1 when it comes for the first time. */
  count(hash: Buffer): number {
    if (this.#filled > this.#keys.length * FILLED_AT_MOST) this.#grow();
    const key = hash.readBigUInt64LE();
    const at = slotOf(this.#keys, this.#counts, key);
    if (this.#counts[at] === 0) this.#filled += 1;
    this.#keys[at] = key;
    const turn = (this.#counts[at] ?? 0) + 1;
    this.#counts[at] = turn;
    return turn;
  }

  #grow(): void {
    const keys = new BigUint64Array(this.#keys.length * 2);
    const counts = new Uint32Array(keys.length);
    this.#keys.forEach((key, index) => {
      const count = this.#counts[index] ?? 0;
      if (count === 0) return;
      const at = slotOf(keys, counts, key);
      keys[at] = key;
      counts[at] = count;
    });
    this.#keys = keys;
    this.#counts = counts;
  }
}

/** Where the key stands, or the free place that it takes. A count of zero marks what is free. */
function slotOf(keys: BigUint64Array, counts: Uint32Array, key: bigint): number {
  const mask = keys.length - 1;
  let at = Number(key & BigInt(mask));
  while (counts[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
  return at;
}
