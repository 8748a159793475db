/**
 * Forms with `data-passkey` (`add` or `get`): the service asks (`data-options`), the browser lets
 * the person answer, the service takes the answer (`data-answer`) and says where to go on. Without
 * passkeys in this browser they stay hidden, and `data-passkey-missing` says so.
 */

import { csrfToken } from "./csrf";
import { goTo } from "./navigate";
import { canUsePasskeys, makePasskey, usePasskey } from "./passkey";
import type { Answer, NewQuestion, Question } from "./passkey";
import { text } from "./texts";

/** Words of the service, to be shown as they are. */
class Refused extends Error {}

type Fields = Readonly<Record<string, string>>;

function fieldsOf(form: HTMLFormElement, but: readonly string[] = []): Fields {
  const fields: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    if (![...but, "csrf_token"].includes(name) && typeof value === "string") fields[name] = value;
  });
  return fields;
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      "X-CSRFToken": csrfToken(),
    },
    credentials: "same-origin",
  });
  const said = (await response.json()) as { error?: unknown; detail?: unknown };
  if (response.ok) return said;
  const words = said.error ?? said.detail;
  throw new Refused(typeof words === "string" ? words : text("passkey-js-broken"));
}

async function ask(form: HTMLFormElement, question: unknown): Promise<Answer> {
  return form.dataset["passkey"] === "add"
    ? makePasskey(question as NewQuestion)
    : usePasskey(question as Question);
}

async function run(form: HTMLFormElement): Promise<void> {
  const question = await post(form.dataset["options"] ?? "", fieldsOf(form));
  const credential = await ask(form, question);
  // The password was seen once; that is enough.
  const said = await post(form.dataset["answer"] ?? "", {
    ...fieldsOf(form, ["proof"]),
    credential,
  });
  const { next } = said as { next: string };
  goTo(next);
}

/** What to say; the browser's own words are for programmers. */
export function wordsFor(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof DOMException) {
    return text(error.name === "InvalidStateError" ? "passkey-js-there" : "passkey-js-cancelled");
  }
  return text("passkey-js-broken");
}

function setBusy(form: HTMLFormElement, on: boolean): void {
  form.setAttribute("aria-busy", String(on));
  form.querySelector("button")?.setAttribute("aria-disabled", String(on));
}

async function press(form: HTMLFormElement, said: Element | null): Promise<void> {
  if (form.getAttribute("aria-busy") === "true") return;
  setBusy(form, true);
  if (said) said.textContent = "";
  try {
    await run(form);
  } catch (error) {
    if (said) said.textContent = wordsFor(error);
    setBusy(form, false);
  }
}

export function installPasskeys(): void {
  if (!canUsePasskeys()) return;
  for (const missing of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) {
    missing.hidden = true;
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void press(form, form.querySelector("[data-passkey-said]"));
    });
  }
}
