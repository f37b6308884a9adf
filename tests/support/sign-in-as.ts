import type { Browser, Page } from "@playwright/test";
import type { Login } from "./browser-test";
import { WIDE } from "./expect-accessible";

const WORDS = {
  en: { password: "Password", signIn: "Sign in" },
  id: { password: "Kata sandi", signIn: "Masuk" },
} as const;

/** Signs in as a person would, in the language that the page is in, and goes on to `next`. */
export async function signInAs(page: Page, login: Login, { language = "en", next = "/" }: { language?: "en" | "id"; next?: string } = {}) {
  const words = WORDS[language];
  await page.goto(`/login?${new URLSearchParams({ next })}`);
  await page.getByLabel("Email").fill(login.email);
  await page.getByLabel(words.password, { exact: true }).fill(login.password);
  await page.getByRole("button", { name: words.signIn, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

/** A browser of somebody else, in English and at a desk. */
export async function deskOf({ browser, baseURL, login, next }: { browser: Browser; baseURL: string; login: Login; next?: string }) {
  const context = await browser.newContext({ baseURL, locale: "en-SG", viewport: WIDE, reducedMotion: "reduce" });
  const page = await context.newPage();
  await signInAs(page, login, next === undefined ? {} : { next });
  return page;
}
