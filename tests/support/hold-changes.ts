import type { Page } from "@playwright/test";

/** From now on what is changed on the page is on its way to the server, until it is let go. */
export async function holdChanges(page: Page): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/accounting/xero/expenses**", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.fallback();
  });
  return letGo;
}
