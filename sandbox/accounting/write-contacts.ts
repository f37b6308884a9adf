import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import type { Contact, Organisation } from "../state/world";
import { answerElements, refused, type ElementResult } from "./element-answer";
import { activeContactNamed, nameProblems, newContact } from "./contact-rules";
import { shownContact } from "./contacts";
import { readElements, textOf, type JsonObject } from "./read-json";

/** PUT makes new contacts only; POST also changes those it can find by id, number or name. */
export function writeContacts(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  const before = structuredClone(organisation.contacts);
  return answerElements(call, {
    name: "Contacts",
    idField: "ContactID",
    elements: readElements(call, "Contacts"),
    keyOf: (element) => textOf(element["Name"]),
    write: (element) => writeContact(sandbox, organisation, element, call.method === "POST"),
    undo: () => {
      organisation.contacts = before;
    },
    done: () => sandbox.changed(),
  });
}

function writeContact(sandbox: Sandbox, organisation: Organisation, element: JsonObject, mayUpdate: boolean): ElementResult {
  const [contactId, number, name] = [textOf(element["ContactID"]), textOf(element["ContactNumber"]), textOf(element["Name"])];
  const existing = mayUpdate ? findExisting(organisation, { contactId, number, name }) : undefined;
  if (mayUpdate && contactId !== null && !existing) return refused(["The contact could not be found."]);
  if (!existing && name === null) return refused(["The contact name must be specified."]);
  const problems = name === null ? [] : nameProblems(organisation, name, existing ?? null);
  if (number !== null && organisation.contacts.some((each) => each.number === number && each !== existing))
    problems.push(`The contact number ${number} is already assigned to another contact.`);
  if (problems.length > 0) return refused(problems);
  const contact = existing ?? newContact(name ?? "", sandbox.stampMs());
  Object.assign(contact, changesOf(element), { updatedMs: sandbox.stampMs() });
  if (!existing) organisation.contacts.push(contact);
  return { kind: "saved", shown: shownContact(contact), warnings: [] };
}

function findExisting(
  organisation: Organisation,
  wanted: { contactId: string | null; number: string | null; name: string | null },
): Contact | undefined {
  const { contactId, number, name } = wanted;
  if (contactId !== null) return organisation.contacts.find((each) => each.contactId === contactId.toLowerCase());
  const byNumber = number === null ? undefined : organisation.contacts.find((each) => each.number === number);
  return byNumber ?? (name === null ? undefined : activeContactNamed(organisation, name));
}

function changesOf(element: JsonObject): Partial<Contact> {
  const changes: Partial<Contact> = {};
  const name = textOf(element["Name"]);
  if (name !== null) changes.name = name;
  if (element["ContactNumber"] !== undefined) changes.number = textOf(element["ContactNumber"]);
  if (element["AccountNumber"] !== undefined) changes.accountNumber = textOf(element["AccountNumber"]);
  if (element["FirstName"] !== undefined) changes.firstName = textOf(element["FirstName"]);
  if (element["LastName"] !== undefined) changes.lastName = textOf(element["LastName"]);
  if (element["EmailAddress"] !== undefined) changes.email = textOf(element["EmailAddress"]);
  if (element["ContactStatus"] === "ARCHIVED" || element["ContactStatus"] === "ACTIVE") changes.status = element["ContactStatus"];
  return changes;
}
