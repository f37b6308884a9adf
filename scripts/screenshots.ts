// Makes the pictures of the README from a running demo: node --import tsx scripts/screenshots.ts [http://localhost:3000]
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { z } from "zod";
import { places, PROJECT } from "./demo/places";
import { findBrowser } from "./test/find-browser";

type Shot = {
  name: string;
  path: string;
  isPhone?: boolean;
  isDark?: boolean;
  locale?: string;
  prepare?: (page: Page) => Promise<unknown>;
};

const openFirstRow = (page: Page) => page.locator("a[data-expense]").first().click();
const selectAndOpen = async (page: Page) => {
  await page.getByRole("checkbox").first().click();
  await openFirstRow(page);
};

const SHOTS: readonly Shot[] = [
  { name: "overview", path: "/overview" },
  { name: "transactions", path: "/overview/transactions" },
  { name: "xero", path: "/accounting/xero" },
  { name: "mapping", path: "/accounting/xero/mapping" },
  { name: "pending", path: "/accounting/xero/expenses?tab=pending" },
  { name: "expense", path: "/accounting/xero/expenses?tab=pending&receipts=with", prepare: selectAndOpen },
  { name: "synced", path: "/accounting/xero/expenses?tab=synced", prepare: openFirstRow },
  { name: "runs", path: "/accounting/xero/runs" },
  { name: "pending-dark", path: "/accounting/xero/expenses?tab=pending", isDark: true },
  { name: "pending-phone", path: "/accounting/xero/expenses?tab=pending", isPhone: true, locale: "id-ID" },
  { name: "import", path: "/overview/transactions/import" },
  { name: "help", path: "/accounting/xero/help" },
];

const demoSchema = z.object({ logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })) });

const address = process.argv[2] ?? "http://localhost:3000";
const folder = join(PROJECT, "public/readme");

async function signedIn(browser: Browser, { isPhone = false, isDark = false, locale = "en-SG" }: Shot): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: isPhone ? 2 : 1,
    colorScheme: isDark ? "dark" : "light",
    reducedMotion: "reduce",
    locale,
  });
  const page = await context.newPage();
  const { logins } = demoSchema.parse(JSON.parse(readFileSync(places.demoFile, "utf8")));
  const login = logins.find(({ role }) => role === "FINANCE");
  if (!login) throw new Error("The demo has no finance user.");
  await page.goto("/login");
  await page.locator("input[type=email]").fill(login.email);
  await page.locator("input[type=password]").fill(login.password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  return page;
}

mkdirSync(folder, { recursive: true });
const executablePath = await findBrowser((line) => console.log(line));
const args = [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"];
const browser = await chromium.launch({ executablePath, args });
for (const shot of SHOTS) {
  const page = await signedIn(browser, shot);
  await page.goto(shot.path);
  await page.waitForLoadState("networkidle");
  await shot.prepare?.(page);
  await page.waitForTimeout(1500); // the panel's receipts and the figures of the head come a moment later
  await page.screenshot({ path: join(folder, `${shot.name}.png`) });
  console.log(`public/readme/${shot.name}.png`);
  await page.context().close();
}
await browser.close();
