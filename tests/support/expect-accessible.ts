import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import type { RunOnly, RunOptions } from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export async function expectFits(page: Page, state = page.url()): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: window.innerWidth }));
  expect(content, `${state} on a screen of ${screen} pixels`).toBeLessThanOrEqual(screen);
}

/** What floats is see-through until it has found its place, and axe takes it for absent; the title is written anew when a page is refreshed. */
async function expectSettled(page: Page): Promise<void> {
  await expect(page.locator('[role="presentation"]:not([hidden])[style*="opacity: 0"]')).toHaveCount(0);
  await expect(page).toHaveTitle(/\S/);
}

/** What axe finds wrong; what it finds right is not looked at, which takes half the time. */
async function expectNoViolations(page: Page, state: string, runOnly: RunOnly): Promise<void> {
  await expectSettled(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    async (options) => (await (globalThis as unknown as { axe: typeof axe }).axe.run(options)).violations,
    { runOnly, resultTypes: ["violations"] } satisfies RunOptions,
  );
  const found = violations.map(({ id, nodes }) => `${id}, ${nodes.length} times, first at ${String(nodes[0]?.target)}`);
  expect(found, `${state}, ${page.viewportSize()?.width} pixels wide`).toEqual([]);
}

/** Nothing that a screen reader or weak eyes trip over (WCAG 2, A and AA), and nothing wider than the screen. `state` names what is looked at. */
export async function expectAccessible(page: Page, state = page.url()): Promise<void> {
  await expectNoViolations(page, state, { type: "tag", values: ["wcag2a", "wcag2aa"] });
  await expectFits(page, state);
}

/** Dark colours alone: all else is as it is in light ones. */
export async function expectReadableInTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolations(page, `${page.url()} in dark colours`, { type: "rule", values: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
}

/** Accessible on a wide screen and on a phone; `last` is the screen that the walk goes on with. */
export async function expectAccessibleOnBoth(page: Page, last = WIDE): Promise<void> {
  for (const size of last === WIDE ? [PHONE, WIDE] : [WIDE, PHONE]) {
    await page.setViewportSize(size);
    await expectAccessible(page);
  }
}
