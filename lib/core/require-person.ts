import { AppError } from "./app-error";
import type { Actor } from "./business-scope";

export type Person = Actor & { userId: string };

/** For what only a person may do, such as giving consent. */
export function requirePerson(actor: Actor): Person {
  if (actor.userId === null) throw new AppError("notAllowed");
  return { ...actor, userId: actor.userId };
}
