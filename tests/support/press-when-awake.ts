import type { BrowserContext } from "@playwright/test";

/**
 * A person presses again what does not answer yet; Playwright presses once, and sometimes before React has taken a new page over. Such a press is
 * kept, and made as soon as what was pressed answers.
 */
export async function pressWhenAwake(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const isOurs = () => "__next_f" in globalThis;
    const isAwake = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
    const hold = (event: MouseEvent) => {
      const pressed = event.target instanceof Element ? event.target.closest("button, [role=checkbox]") : null;
      if (!(pressed instanceof HTMLElement) || !isOurs() || isAwake(pressed)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const waiting = setInterval(() => {
        if (!isAwake(pressed)) return;
        clearInterval(waiting);
        pressed.click();
      }, 20);
    };
    addEventListener("click", hold, { capture: true });
  });
}
