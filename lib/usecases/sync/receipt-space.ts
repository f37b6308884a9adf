/** What a ledger takes of one file; a larger one gets memory of its own. */
const SPACE_BYTES = 3_000_000;
const KEPT = 8;

const free: Buffer[] = [];

/**
 * Memory for one receipt on its way. It is used again for the next one: left to the garbage collector, the bytes of a thousand receipts would
 * lie about until it finds them. Whoever is not sure that the bytes have left keeps it from being used again by not giving it back.
 */
export function takeReceiptSpace(): Buffer {
  return free.pop() ?? Buffer.allocUnsafeSlow(SPACE_BYTES);
}

export function giveReceiptSpaceBack(space: Buffer): void {
  if (free.length < KEPT) free.push(space);
}
