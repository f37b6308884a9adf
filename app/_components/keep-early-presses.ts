/**
 * Keeps the last press of a button that React has not taken over yet, and makes it once React has. Stands in the page as text, before anything
 * that can be pressed (early-presses.tsx): it may use nothing from outside itself. Links and forms with an action work without React and are
 * left alone. `awake` is the event that says that React is there.
 */
export function keepEarlyPresses(awake: string): void {
  const forgottenAfterMs = 10_000;
  let isOver = false;
  let waiting: ReturnType<typeof setInterval> | undefined;
  // React's mark on an element; were it to change, a press would wait until all scripts are there.
  const isAwake = (element: Element) => isOver || Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  const keep = (event: MouseEvent) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("button, [role=button], [role=checkbox]") : null;
    if (!pressed || isAwake(pressed)) return;
    if (pressed instanceof HTMLButtonElement && pressed.type === "submit" && pressed.form?.hasAttribute("action")) return;
    // React never sees this press, so the one that is made later is the only one.
    event.preventDefault();
    event.stopImmediatePropagation();
    clearInterval(waiting);
    const forgottenAt = Date.now() + forgottenAfterMs;
    waiting = setInterval(() => {
      if (!isAwake(pressed) && Date.now() < forgottenAt) return;
      clearInterval(waiting);
      if (isAwake(pressed) && pressed.isConnected) pressed.click();
    }, 20);
  };
  addEventListener("click", keep, { capture: true });
  const loaded = new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  addEventListener(
    awake,
    () =>
      void loaded.then(() => {
        isOver = true;
        removeEventListener("click", keep, { capture: true });
      }),
    { once: true },
  );
}
