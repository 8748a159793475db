/**
 * A double tap sends one POST. The answer to a form with `data-download` is a file: the page stays,
 * says so, and the form is soon free again.
 */

import { setText } from "./dom";
import { text } from "./texts";

const FREE_AGAIN_MS = 10_000;
const FREE_AFTER_DOWNLOAD_MS = 1500;
const busy = new Set<HTMLFormElement>();

function submitters(form: HTMLFormElement): HTMLButtonElement[] {
  return [...form.querySelectorAll<HTMLButtonElement>("button")].filter(
    (button) => button.type === "submit",
  );
}

function setBusy(form: HTMLFormElement, on: boolean): void {
  if (on) busy.add(form);
  else busy.delete(form);
  form.setAttribute("aria-busy", String(on));
  // aria-disabled and not disabled: the pressed button's name and value must still be sent,
  // and focus must not fall off the page.
  for (const button of submitters(form)) button.setAttribute("aria-disabled", String(on));
}

function sayComing(form: HTMLFormElement): void {
  const place = form.querySelector("[data-download-said]");
  if (place) setText(place, text("client-js-file-coming"));
}

function onSubmit(event: Event): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method.toLowerCase() !== "post") return;
  if (event.defaultPrevented) return;
  if (busy.has(form)) {
    event.preventDefault();
    return;
  }
  setBusy(form, true);
  const downloads = form.hasAttribute("data-download");
  if (downloads) sayComing(form);
  // An answer that leaves the page in place (a download, no network) frees the form again.
  setTimeout(
    () => {
      setBusy(form, false);
    },
    downloads ? FREE_AFTER_DOWNLOAD_MS : FREE_AGAIN_MS,
  );
}

export function installSubmitOnce(): void {
  document.addEventListener("submit", onSubmit);
  window.addEventListener("pageshow", () => {
    for (const form of [...busy]) setBusy(form, false);
  });
}
