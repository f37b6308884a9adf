import { randomUUID } from "node:crypto";
import type { Contact, Organisation } from "../state/world";
import { textOf, type JsonObject } from "./read-json";

export const MUST_IDENTIFY =
  "The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber";

const ARCHIVED = "The Contact with the specified contact details has been archived. The contact must be un-archived before it can be used.";

/** The active contact of that name, whatever its case. */
export function activeContactNamed(organisation: Organisation, name: string): Contact | undefined {
  return organisation.contacts.find((each) => each.status === "ACTIVE" && each.name.toLowerCase() === name.toLowerCase());
}

export function nameProblems(organisation: Organisation, name: string, own: Contact | null): string[] {
  const problems: string[] = [];
  if (name.length > 255) problems.push("The contact name must be 255 characters or less.");
  if (/[<>]/.test(name)) problems.push("The contact name must not contain the characters < or >.");
  if (name !== name.trim() || /\s{2}/.test(name))
    problems.push("The contact name must not begin or end with a space, nor contain two spaces in a row.");
  const other = activeContactNamed(organisation, name);
  if (other && other !== own)
    problems.push(
      `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
    );
  return problems;
}

export function newContact(name: string, atMs: number): Contact {
  return {
    contactId: randomUUID(),
    name,
    number: null,
    accountNumber: null,
    firstName: null,
    lastName: null,
    email: null,
    status: "ACTIVE",
    isSupplier: false,
    isCustomer: false,
    updatedMs: atMs,
  };
}

/** What a document's Contact comes to: an existing one, or one to be made. `rename` is set when more than an id was sent. */
export type ContactChoice = { contact: Contact; isNew: boolean; rename: string | null } | { errors: string[] };

export function contactChoice(organisation: Organisation, given: JsonObject, stampMs: () => number): ContactChoice {
  const [contactId, name, number] = [textOf(given["ContactID"]), textOf(given["Name"]), textOf(given["ContactNumber"])];
  if (contactId === null && name === null && number === null) return { errors: [MUST_IDENTIFY] };
  if (contactId !== null || (number !== null && name === null)) {
    const found = organisation.contacts.find((each) =>
      contactId === null ? each.number === number : each.contactId === contactId.toLowerCase(),
    );
    if (!found) return { errors: ["The Contact could not be found. It must be one of this organisation's contacts."] };
    if (found.status !== "ACTIVE") return { errors: [ARCHIVED] };
    const rename = name !== null && name !== found.name ? name : null;
    const problems = rename === null ? [] : nameProblems(organisation, rename, found);
    return problems.length > 0 ? { errors: problems } : { contact: found, isNew: false, rename };
  }
  const wanted = name ?? "";
  const found = activeContactNamed(organisation, wanted);
  if (found) return { contact: found, isNew: false, rename: null };
  const problems = nameProblems(organisation, wanted, null);
  return problems.length > 0 ? { errors: problems } : { contact: newContact(wanted, stampMs()), isNew: true, rename: null };
}
