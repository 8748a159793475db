/**
 * A button pressed while the line is gone would replace the page with the browser's own fault page,
 * and with it what was typed. So it waits, and says so (ALL 3). The quick exit never waits.
 */

import { make, setText } from "./dom";
import { text } from "./texts";

const SAID = "[data-offline-said]";

function sayBeside(form: HTMLFormElement, key: string): void {
  const known = form.querySelector(SAID);
  const place = known ?? make("p", { role: "alert", "data-offline-said": "", "data-keep": "" });
  if (known === null) form.append(place);
  setText(place, text(key));
}

function onSubmit(event: Event): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method.toLowerCase() !== "post") return;
  if (event.defaultPrevented || navigator.onLine) return;
  event.preventDefault();
  sayBeside(form, "client-js-offline");
}

export function installOffline(): void {
  document.addEventListener("submit", onSubmit);
  window.addEventListener("online", () => {
    for (const place of document.querySelectorAll(SAID)) setText(place, text("client-js-online"));
  });
}
