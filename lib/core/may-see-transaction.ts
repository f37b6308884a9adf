import type { Role } from "./role";

export type Viewer = { role: Role; userId: string };

/** Null: all of the business's transactions. Otherwise only those on cards of this user. Every query of transactions for a person takes it. */
export function onlyCardsOf(viewer: Viewer): string | null {
  return viewer.role === "EMPLOYEE" ? viewer.userId : null;
}
