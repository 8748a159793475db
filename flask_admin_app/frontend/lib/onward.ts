/**
 * Presses the one button of the page, once. Whoever comes back to the page by the browser's "back"
 * finds the button: what was sent along has been used, and must not be sent by itself again. It
 * goes from the address too, so that it stays in no history.
 */

const DONE = "onward";

export function installOnward(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-onward]");
  if (!form || wasDone()) return;
  history.replaceState({ [DONE]: true }, "", location.pathname);
  form.querySelector("button")?.click(); // Safari 14 has no requestSubmit
}

function wasDone(): boolean {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && DONE in state;
}
