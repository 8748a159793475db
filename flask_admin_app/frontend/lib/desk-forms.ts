/**
 * The desk's forms, sent without leaving the page: the call in it goes on. Every form works the
 * ordinary way too; a failed one keeps what was typed and says what to do.
 */

import { confirmed } from "./confirm";
import { csrfToken } from "./csrf";
import { renewForms } from "./desk-signed-out";
import { formBody, postForm, PressedButton, refreshParts, type Submitter } from "./forms";
import { text } from "./texts";

export interface DeskFormsOptions {
  readonly refresh: () => Promise<unknown>;
  /** The answer is another page: the meeting ended. */
  readonly onLeave: (url: string) => void;
  readonly onSignedOut: () => void;
  /** The action is done. */
  readonly onDone?: (action: string) => void;
  readonly onError: (lines: readonly string[]) => void;
}

/** Only what is far from the work at hand and hits people who are not here to ask. */
const ASK_FIRST: readonly string[] = ["cancel"];

/** The words of the server's own alert, else null. */
export function errorLines(html: string): string[] | null {
  const alert = new DOMParser().parseFromString(html, "text/html").querySelector("#error, .alert");
  if (alert === null) return null;
  const paragraphs = [...alert.querySelectorAll("p")].map((line) => line.textContent.trim());
  return paragraphs.length > 0 ? paragraphs : [alert.textContent.trim()];
}

function problemLines(body: string): string[] | null {
  try {
    const { title, detail } = JSON.parse(body) as { title?: unknown; detail?: unknown };
    const lines = [title, detail].filter((line): line is string => typeof line === "string");
    return lines.length > 0 ? lines : null;
  } catch {
    return null;
  }
}

async function linesOf(response: Response): Promise<readonly string[]> {
  const body = await response.text();
  const json = (response.headers.get("content-type") ?? "").includes("json");
  const said = json ? problemLines(body) : errorLines(body);
  return said ?? [text(response.status === 409 ? "desk-js-error-stale" : "desk-js-error")];
}

async function ask(action: string, submitter: Submitter): Promise<boolean> {
  if (!ASK_FIRST.includes(action)) return true;
  return confirmed({
    question: text(`desk-js-confirm-${action}`),
    yes: submitter?.textContent.trim() ?? text("desk-js-confirm-yes"),
    no: text("desk-js-confirm-no"),
  });
}

export class DeskForms {
  private readonly busy = new Set<string>();
  private readonly options: DeskFormsOptions;

  constructor(options: DeskFormsOptions) {
    this.options = options;
  }

  /** Before submit-once is installed: it leaves alone what is handled here. */
  install(actionPrefix: string): void {
    const pressed = new PressedButton();
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
      if (form.method !== "post" || !new URL(form.action).pathname.startsWith(actionPrefix)) return;
      event.preventDefault();
      void this.handle(form, pressed.of(event, form));
    });
  }

  private async handle(form: HTMLFormElement, submitter: Submitter): Promise<void> {
    const body = formBody(form, submitter);
    const who = body.getAll("who").map((value) => (typeof value === "string" ? value : ""));
    const key = [form.action, ...who].join(" ");
    if (this.busy.has(key)) return;
    this.busy.add(key);
    form.setAttribute("aria-busy", "true");
    try {
      const action = submitter?.getAttribute("data-action") ?? "";
      if (await ask(action, submitter)) await this.send(form, body, action);
    } finally {
      this.busy.delete(key);
      form.removeAttribute("aria-busy");
    }
  }

  private async send(form: HTMLFormElement, body: FormData, action: string): Promise<void> {
    let response: Response;
    try {
      response = await postForm(form, body);
      // Somebody signed in anew in another tab: the forms here are of the session before.
      if (response.status === 400 && (await renewForms())) {
        body.set("csrf_token", csrfToken());
        response = await postForm(form, body);
      }
    } catch {
      this.options.onError([text("desk-js-error-network")]);
      return;
    }
    if (response.status === 401) {
      this.options.onSignedOut();
      return;
    }
    if (response.redirected && new URL(response.url).pathname !== window.location.pathname) {
      this.options.onLeave(response.url);
      return;
    }
    if (response.ok) {
      this.options.onError([]);
      form.reset();
      refreshParts(await response.text());
      this.options.onDone?.(action);
    } else {
      this.options.onError(await linesOf(response));
    }
    await this.options.refresh();
  }
}
