declare const scopeBrand: unique symbol;

/**
 * The right to read and write one business's data. Only a gate (session, API key) or the worker, which has it from a stored run, makes one;
 * every query takes it, so that no query can forget whose data it may touch.
 */
export type BusinessScope = { readonly businessId: string; readonly [scopeBrand]: true };

export function grantBusinessScope(businessId: string): BusinessScope {
  return { businessId } as BusinessScope;
}

/** Who did something, for the audit log; a null user is the product itself. */
export type Actor = { userId: string | null; name: string };

export const PRODUCT_ACTOR: Actor = { userId: null, name: "Sinkron" };
