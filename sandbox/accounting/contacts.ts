import type { Answer } from "../http/answer";
import { notFound } from "../http/answer";
import { header, type Call } from "../http/call";
import type { Contact, Organisation } from "../state/world";
import { envelope } from "./envelope";
import { instant, modifiedSince } from "./msdate";
import { pageOf } from "./paging";
import type { JsonObject } from "./read-json";
import { ordering, whereTest, type Fields } from "./where";

const FIELDS: Fields<Contact> = {
  ContactID: (each) => each.contactId,
  Name: (each) => each.name,
  ContactStatus: (each) => each.status,
  ContactNumber: (each) => each.number,
  AccountNumber: (each) => each.accountNumber,
  EmailAddress: (each) => each.email,
  FirstName: (each) => each.firstName,
  LastName: (each) => each.lastName,
  IsSupplier: (each) => each.isSupplier,
  IsCustomer: (each) => each.isCustomer,
  UpdatedDateUTC: (each) => each.updatedMs,
};

export function shownContact(contact: Contact, isSummary = false): JsonObject {
  const optional = {
    ContactNumber: contact.number,
    AccountNumber: contact.accountNumber,
    FirstName: contact.firstName,
    LastName: contact.lastName,
    EmailAddress: contact.email,
  };
  return {
    ContactID: contact.contactId,
    ContactStatus: contact.status,
    Name: contact.name,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    ...(isSummary ? {} : { Addresses: [], Phones: [], ContactGroups: [], ContactPersons: [], BankAccountDetails: "" }),
    IsSupplier: contact.isSupplier,
    IsCustomer: contact.isCustomer,
    UpdatedDateUTC: instant(contact.updatedMs),
    HasAttachments: false,
    HasValidationErrors: false,
  };
}

export function listContacts(organisation: Organisation, call: Call): Answer {
  const { query } = call;
  const is = (name: string) => query.get(name)?.toLowerCase() === "true";
  const sinceMs = modifiedSince(header(call, "if-modified-since"));
  const ids = query.has("IDs") ? new Set((query.get("IDs") ?? "").toLowerCase().split(",")) : null;
  const term = query.get("searchTerm")?.toLowerCase() ?? "";
  const test = whereTest(query.get("where"), FIELDS);
  const rows = organisation.contacts.filter(
    (each) =>
      (is("includeArchived") || ids !== null || each.status === "ACTIVE") &&
      (ids === null || ids.has(each.contactId)) &&
      (sinceMs === null || each.updatedMs >= sinceMs) &&
      (term === "" ||
        [each.name, each.firstName, each.lastName, each.number, each.email].some((text) => text?.toLowerCase().includes(term))) &&
      test(each),
  );
  rows.sort(
    ordering(query.get("order"), FIELDS) ?? ((one, other) => one.updatedMs - other.updatedMs || (one.contactId < other.contactId ? -1 : 1)),
  );
  const page = pageOf(rows, query);
  return envelope({
    ...(page.pagination ? { pagination: page.pagination } : {}),
    Contacts: page.rows.map((each) => shownContact(each, is("summaryOnly"))),
  });
}

export function readContact(organisation: Organisation, contactId: string): Answer {
  const found = organisation.contacts.find((each) => each.contactId === contactId.toLowerCase() || each.number === contactId);
  if (!found) throw notFound();
  return envelope({ Contacts: [shownContact(found)] });
}
