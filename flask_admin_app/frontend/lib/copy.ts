/**
 * Copy buttons: `data-copy` holds the text itself, or `#id` of the element with the text.
 * The button says "copied" for a moment; a screen reader hears it from a live region.
 */

import { make, setText } from "./dom";
import { text } from "./texts";

const SAID_FOR_MS = 3000;

export function textToCopy(button: Element, doc: Document = document): string {
  const source = button.getAttribute("data-copy") ?? "";
  const target = source.startsWith("#") ? doc.getElementById(source.slice(1)) : null;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    return target.value;
  }
  return target === null ? source : target.textContent.trim();
}

/** For browsers, and pages without https, that refuse the clipboard interface. */
function copyBySelection(words: string): boolean {
  const field = make("textarea", { readonly: "", "aria-hidden": "true", class: "visually-hidden" });
  field.value = words;
  document.body.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without https
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

async function copyText(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyBySelection(words);
  }
}

function liveRegion(): HTMLElement {
  const found = document.querySelector<HTMLElement>("[data-copy-status]");
  if (found) return found;
  const region = make("p", { role: "status", class: "visually-hidden", "data-copy-status": "" });
  document.body.append(region);
  return region;
}

async function copyFrom(button: HTMLElement): Promise<void> {
  const done = await copyText(textToCopy(button));
  button.focus();
  const words = text(done ? "client-js-copied" : "client-js-not-copied");
  setText(liveRegion(), words);
  if (button.hasAttribute("data-copy-label")) return;
  const label = button.textContent;
  button.setAttribute("data-copy-label", label);
  button.textContent = words;
  setTimeout(() => {
    button.textContent = label;
    button.removeAttribute("data-copy-label");
    setText(liveRegion(), "");
  }, SAID_FOR_MS);
}

export function installCopy(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (button instanceof HTMLElement) void copyFrom(button);
  });
}
