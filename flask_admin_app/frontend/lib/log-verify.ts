/** The button that checks the log: a progress bar, and in words what was found. */

import { csrfHeaders } from "./csrf";
import { make, setText } from "./dom";
import { verifyAll, type Verified, type VerifyPart } from "./log-verify-run";
import { text } from "./texts";

/** Nobody is signed in any more. */
class SignedOutError extends Error {}

async function askPart(url: string, from: number): Promise<VerifyPart> {
  const response = await fetch(url, {
    method: "POST",
    body: JSON.stringify({ from }),
    headers: {
      ...csrfHeaders(),
      Accept: "application/json",
      "Content-Type": "application/json",
    },
    credentials: "same-origin",
  });
  if (response.status === 401) throw new SignedOutError();
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as VerifyPart;
}

function faultList(found: Verified): HTMLElement {
  return make(
    "ul",
    {},
    ...found.faults.map((fault) =>
      make("li", {}, `${fault.words} `, make("small", { lang: "en" }, fault.exactly)),
    ),
  );
}

function tell(said: Element, found: Verified): void {
  const bad = found.faults.length > 0;
  const numbers = { checked: found.checked, opened: found.opened, erased: found.erased };
  const verdict = text(bad ? "audit-js-verify-bad" : "audit-js-verify-good", numbers);
  const parts: Node[] = [make("p", {}, make("b", {}, verdict))];
  if (bad) parts.push(faultList(found));
  parts.push(make("p", {}, text("audit-js-verify-counts", numbers)));
  if (found.signed !== null) parts.push(make("p", {}, found.signed));
  said.className = bad ? "alert" : "status";
  said.setAttribute("data-verify-said", bad ? "bad" : "good");
  said.replaceChildren(...parts);
}

function tellBroken(said: Element, error: unknown): void {
  const key = error instanceof SignedOutError ? "signed-out" : "broken";
  said.className = "alert";
  said.setAttribute("data-verify-said", key);
  said.replaceChildren(make("p", {}, text(`audit-js-verify-${key}`)));
}

async function run(form: HTMLFormElement, shown: HTMLElement): Promise<void> {
  const progress = shown.querySelector("progress");
  const said = shown.querySelector("[data-verify-said]");
  if (!progress || !said) return;
  shown.hidden = false;
  progress.hidden = false;
  progress.value = 0;
  said.className = "";
  said.setAttribute("data-verify-said", "running");
  said.replaceChildren();
  try {
    const found = await verifyAll(
      (from) => askPart(form.action, from),
      (soFar) => {
        progress.max = Math.max(soFar.size, 1);
        progress.value = soFar.checked;
        setText(said, text("audit-js-verify-running", { checked: soFar.checked, size: soFar.size }));
      },
    );
    tell(said, found);
  } catch (error) {
    tellBroken(said, error);
  } finally {
    progress.hidden = true;
  }
}

/** In the capturing phase: the form is handled here, so that no other script counts it as sent. */
export function installVerify(doc: Document = document): void {
  const form = doc.querySelector<HTMLFormElement>("form[data-verify]");
  const shown = doc.querySelector<HTMLElement>("[data-verify-shown]");
  if (!form || !shown) return;
  let busy = false;
  doc.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form) return;
      event.preventDefault();
      if (busy) return;
      busy = true;
      form.setAttribute("aria-busy", "true");
      void run(form, shown).finally(() => {
        busy = false;
        form.removeAttribute("aria-busy");
      });
    },
    true,
  );
}
