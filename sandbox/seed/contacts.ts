import { stableId } from "../state/stable-id";
import type { Contact } from "../state/world";
import { SEEDED_MS } from "./account-row";

const EVERYWHERE = [
  "Adobe",
  "Airbnb",
  "Amazon Web Services",
  "Apple",
  "Atlassian",
  "Booking.com",
  "Canva",
  "DHL Express",
  "Dropbox",
  "Figma",
  "GitHub",
  "Google",
  "HubSpot",
  "LinkedIn",
  "Meta Platforms",
  "Microsoft",
  "Notion Labs",
  "Slack Technologies",
  "Stripe",
  "Uber",
  "WeWork",
  "Zoom",
];

const BY_COUNTRY: Record<string, string[]> = {
  SG: [
    "CapitaLand",
    "ComfortDelGro",
    "Courts",
    "DBS Bank",
    "FairPrice",
    "Foodpanda",
    "Garuda Indonesia",
    "Gojek",
    "Grab",
    "M1",
    "Marina Bay Sands",
    "Ninja Van",
    "Popular Bookstore",
    "Raffles Hotel",
    "Scoot",
    "Shopee",
    "Singapore Airlines",
    "Singtel",
    "SP Group",
    "StarHub",
    "Ya Kun Kaya Toast",
  ],
  GB: [
    "BP",
    "British Airways",
    "British Gas",
    "BT",
    "Costa Coffee",
    "easyJet",
    "Greggs",
    "John Lewis",
    "Pret A Manger",
    "Royal Mail",
    "Ryman",
    "Sainsbury's",
    "Screwfix",
    "Shell",
    "Tesco",
    "Trainline",
    "Transport for London",
    "Travelodge",
    "Vodafone",
    "WHSmith",
  ],
};

export function contacts(country: string): Contact[] {
  const suppliers = [...EVERYWHERE, ...(BY_COUNTRY[country] ?? [])];
  const made = suppliers.map((name) => contact(country, name, { isSupplier: true }));
  made.push(contact(country, "Harbour Trading", { isCustomer: true, email: "accounts@harbour.example" }));
  made.push(contact(country, "Old Supplies", { isSupplier: true, status: "ARCHIVED" }));
  return made;
}

function contact(country: string, name: string, more: Partial<Contact>): Contact {
  return {
    contactId: stableId(`${country} contact ${name}`),
    name,
    number: null,
    accountNumber: null,
    firstName: null,
    lastName: null,
    email: null,
    status: "ACTIVE",
    isSupplier: false,
    isCustomer: false,
    updatedMs: SEEDED_MS,
    ...more,
  };
}
