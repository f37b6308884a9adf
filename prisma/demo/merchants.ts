import type { DemoAccount } from "./business";

/** A merchant of the demo: what it sells, from which accounts it is paid and how much, in minor units of that account. */
export type DemoMerchant = {
  name: string;
  category: string | null;
  account: DemoAccount;
  descriptions: readonly string[];
  low: number;
  high: number;
  weight: number;
  /** Charged in another currency: its code and how many of its units one unit of the account buys. */
  foreign?: { currency: string; rate: number };
  /** On this day of every month, instead of by chance. */
  monthlyOn?: number;
};

const cents = (amount: number) => Math.round(amount * 100);

function merchant(
  name: string,
  category: string | null,
  account: DemoAccount,
  low: number,
  high: number,
  weight: number,
  descriptions: string[],
  more: Partial<DemoMerchant> = {},
): DemoMerchant {
  return { name, category, account, low: cents(low), high: cents(high), weight, descriptions, ...more };
}

export const DEMO_MERCHANTS: readonly DemoMerchant[] = [
  merchant("Grab", "Travel", "cards", 6, 48, 60, ["Ride", "Ride to airport", "Ride to client"]),
  merchant("Gojek", "Travel", "cards", 5, 35, 22, ["Ride"]),
  merchant("Singapore Airlines", "Travel", "cards", 260, 1480, 6, ["SIN–CGK return", "SIN–NRT return", "SIN–LHR return", "Seat selection"]),
  merchant("Scoot", "Travel", "cards", 110, 420, 4, ["SIN–KUL return", "SIN–DPS return"]),
  merchant("Marriott Jakarta", "Travel", "cards", 180, 720, 4, ["2 nights", "3 nights, client visit"], {
    foreign: { currency: "IDR", rate: 12100 },
  }),
  merchant("Agoda", "Travel", "cards", 95, 610, 5, ["Hotel Tokyo", "Hotel Bangkok", "Hotel Surabaya"]),
  merchant("Kopi Kenangan", "Meals and entertainment", "cards", 6, 62, 26, ["Team coffee", "Coffee with candidate"]),
  merchant("Toast Box", "Meals and entertainment", "cards", 5, 38, 22, ["Breakfast meeting", "Team breakfast"]),
  merchant("Din Tai Fung", "Meals and entertainment", "cards", 48, 320, 10, ["Client lunch", "Team dinner"]),
  merchant("Deliveroo", "Meals and entertainment", "cards", 18, 140, 14, ["Late shift dinner", "Workshop lunch"]),
  merchant("FairPrice", "Office supplies", "cards", 8, 120, 16, ["Pantry", "Cleaning supplies"]),
  merchant("Shopee SG", "Office supplies", "cards", 12, 460, 14, ["Office chairs", "Cables and adapters", "Whiteboard"]),
  merchant("Popular Bookstore", "Office supplies", "cards", 6, 88, 7, ["Stationery"]),
  merchant("IKEA Tampines", "Office supplies", "cards", 45, 890, 3, ["Desks", "Lamps"]),
  merchant("Challenger", "Equipment", "cards", 60, 1890, 5, ["Monitor", "Keyboard and mouse", "Laptop stand"]),
  merchant("Shell Bukit Timah", "Motor vehicle", "cards", 58, 132, 12, ["Fuel"]),
  merchant("ComfortDelGro Parking", "Motor vehicle", "cards", 3, 28, 12, ["Parking"]),
  merchant("Figma", "Software", "cards", 420, 760, 0, ["12 seats"], { monthlyOn: 29, foreign: { currency: "USD", rate: 0.742 } }),
  merchant("Notion Labs", "Software", "cards", 580, 660, 0, ["40 seats"], { monthlyOn: 28, foreign: { currency: "USD", rate: 0.742 } }),
  merchant("GitHub", "Software", "cards", 310, 340, 0, ["Team plan"], { monthlyOn: 12, foreign: { currency: "USD", rate: 0.742 } }),
  merchant("Slack", "Software", "cards", 390, 430, 0, ["Business+"], { monthlyOn: 5, foreign: { currency: "USD", rate: 0.742 } }),
  merchant("Adobe", "Software", "cards", 78, 92, 0, ["Creative Cloud"], { monthlyOn: 17 }),
  merchant("Zoom", "Software", "cards", 120, 150, 0, ["Workplace Pro"], { monthlyOn: 9 }),
  merchant("Amazon Web Services", "Software", "usd", 1080, 1920, 0, ["EMEA Sarl"], { monthlyOn: 3 }),
  merchant("OpenRouter", "Software", "usd", 20, 240, 9, ["Credits"]),
  merchant("Stripe Atlas", "Professional fees", "usd", 100, 500, 2, ["Registered agent"]),
  merchant("Meta Platforms Ireland", "Marketing", "cards", 480, 3600, 9, ["Ads"]),
  merchant("Google Ads", "Marketing", "cards", 350, 2900, 9, ["Search campaign", "Display campaign"]),
  merchant("LinkedIn", "Marketing", "usd", 120, 980, 7, ["Recruiting ads", "Sponsored posts"]),
  merchant("Canva", "Marketing", "cards", 18, 22, 0, ["Pro"], { monthlyOn: 21 }),
  merchant("JustCo", "Rent", "main", 2140, 2140, 0, ["Hot desks, Raffles Place"], { monthlyOn: 1 }),
  merchant("Mapletree", "Rent", "main", 11800, 11800, 0, ["Office rent"], { monthlyOn: 1 }),
  merchant("Singtel Business", "Telephone and internet", "main", 214, 246, 0, ["Broadband"], { monthlyOn: 29 }),
  merchant("StarHub", "Telephone and internet", "main", 96, 180, 0, ["Mobile lines"], { monthlyOn: 20 }),
  merchant("SP Group", "Utilities", "main", 280, 640, 0, ["Electricity and water"], { monthlyOn: 15 }),
  merchant("Rajah & Tann", "Professional fees", "main", 850, 6400, 2, ["Contract review", "Employment advice"]),
  merchant("Sleek", "Professional fees", "main", 380, 380, 0, ["Corporate secretary"], { monthlyOn: 10 }),
  merchant("Ninja Van", "Courier and freight", "main", 22, 480, 12, ["Parcels", "Return parcels"]),
  merchant("DHL Express", "Courier and freight", "usd", 38, 420, 8, ["Samples to Rotterdam", "Documents"]),
  merchant("Udemy Business", "Training", "usd", 15, 380, 6, ["Course", "Team licence"]),
  merchant("General Assembly", "Training", "cards", 240, 1900, 2, ["Workshop"]),
  merchant("DBS Bank", "Bank fees", "main", 5, 35, 6, ["Telegraphic transfer fee", "Monthly fee"]),
  merchant("Bali Roasters Cooperative", "Cost of goods", "usd", 2400, 9800, 4, ["Green beans, 400 kg", "Green beans, 900 kg"]),
  merchant("Warung Sari Rasa", "Meals and entertainment", "idr", 48_000, 620_000, 16, ["Team lunch", "Guest lunch"]),
  merchant("Bluebird", "Travel", "idr", 35_000, 260_000, 20, ["Taxi"]),
  merchant("Tokopedia", "Office supplies", "idr", 75_000, 2_400_000, 12, ["Printer paper", "Packing material"]),
  merchant("PLN", "Utilities", "idr", 900_000, 2_200_000, 0, ["Electricity, Kemang"], { monthlyOn: 18 }),
  merchant("Telkom Indonesia", "Telephone and internet", "idr", 650_000, 890_000, 0, ["Internet, Kemang"], { monthlyOn: 8 }),
  merchant("JNE", "Courier and freight", "idr", 18_000, 340_000, 14, ["Parcels"]),
  merchant("Transport for London", "Travel", "gbp", 2.8, 24, 14, ["Travel"]),
  merchant("Pret A Manger", "Meals and entertainment", "gbp", 4, 62, 14, ["Coffee", "Meeting lunch"]),
  merchant("Premier Inn", "Travel", "gbp", 89, 420, 3, ["2 nights, London"]),
  merchant("Amazon UK", "Office supplies", "gbp", 9, 280, 8, ["Demo equipment", "Books"]),
  merchant("Eurostar", "Travel", "gbp", 78, 310, 2, ["London–Paris"], { foreign: { currency: "EUR", rate: 1.17 } }),
  merchant("Square Mile Events", null, "gbp", 150, 1250, 2, ["Stand, coffee festival"]),
  merchant("Mustafa Centre", null, "cards", 15, 260, 5, ["Purchase"]),
  merchant("Lazada", null, "cards", 20, 340, 5, ["Order"]),
];
