import type { Browser, Page } from "@playwright/test";
import type { Login } from "./browser-test";
import { WIDE } from "./expect-accessible";

/** As a person would, in either language, on the page that asks for it. */
export async function signInByForm(page: Page, { email, password }: Login): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel(/^(Password|Kata sandi)$/).fill(password);
  await page.getByRole("button", { name: /^(Sign in|Masuk)$/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

/** Sends what the form would without drawing it, for tests that are about something else. The page stays where it is. */
export async function signInAs(page: Page, { email, password }: Login): Promise<void> {
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email, password, json: "true" };
  const answer = await page.request.post("/api/auth/callback/credentials", { form, failOnStatusCode: true });
  const { url } = (await answer.json()) as { url: string };
  if (new URL(url).searchParams.has("error")) throw new Error(`${email} was not let in: ${url}`);
}

/** A browser of somebody else, in English and at a desk. */
export async function deskOf({ browser, baseURL, login, next }: { browser: Browser; baseURL: string; login: Login; next?: string }) {
  const context = await browser.newContext({ baseURL, locale: "en-SG", viewport: WIDE, reducedMotion: "reduce" });
  const page = await context.newPage();
  await signInAs(page, login);
  if (next !== undefined) await page.goto(next);
  return page;
}
