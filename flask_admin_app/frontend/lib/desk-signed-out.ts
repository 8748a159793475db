/**
 * The professional was signed out meanwhile, in another tab or by time. Nothing is lost: the call
 * goes on, what was typed stays, and after signing in in another tab this page works again.
 */

import { csrfToken } from "./csrf";
import { make } from "./dom";
import { text } from "./texts";

export interface SignedOutOptions {
  /** The message came up: nothing on the page is up to date any more. */
  readonly onOut: () => void;
  /** Signed in again: catch up. */
  readonly onBack: () => void;
}

/** A fresh CSRF token into every form of the page; false when nobody is signed in. */
export async function renewForms(): Promise<boolean> {
  try {
    const response = await fetch(window.location.href, {
      headers: { Accept: "text/html", "X-Requested-With": "fetch" },
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
    });
    if (!response.ok) return false;
    const fresh = csrfToken(new DOMParser().parseFromString(await response.text(), "text/html"));
    if (fresh === "") return false;
    const fields = document.querySelectorAll<HTMLInputElement>('input[name="csrf_token"]');
    for (const field of fields) field.value = fresh;
    return true;
  } catch {
    return false;
  }
}

/** Whether the server says "sign in" about this address. */
export async function asksSignIn(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      headers: { Accept: "application/json", "X-Requested-With": "fetch" },
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
    });
    return response.status === 401;
  } catch {
    return false;
  }
}

export class SignedOut {
  private box: HTMLElement | null = null;
  private checking = false;
  private readonly options: SignedOutOptions;

  constructor(options: SignedOutOptions) {
    this.options = options;
  }

  show(): void {
    if (this.box !== null) return;
    this.box = this.message();
    (document.querySelector("main") ?? document.body).prepend(this.box);
    this.box.scrollIntoView({ block: "nearest" });
    document.addEventListener("visibilitychange", this.look);
    window.addEventListener("focus", this.look);
    this.options.onOut();
  }

  private message(): HTMLElement {
    const next = encodeURIComponent(window.location.pathname);
    // Another tab: this one has the call and the typed text.
    const link = make(
      "a",
      { class: "button", href: `/sign-in?next=${next}`, target: "_blank", rel: "noopener" },
      text("desk-js-signed-out-link"),
    );
    return make(
      "div",
      { class: "alert", role: "alert", "data-signed-out": "" },
      make("p", {}, make("b", {}, text("desk-js-signed-out-title"))),
      make("p", {}, text("desk-js-signed-out-text")),
      make("p", {}, link),
    );
  }

  private readonly look = (): void => {
    if (document.visibilityState === "visible") void this.check();
  };

  private async check(): Promise<void> {
    if (this.checking || this.box === null) return;
    this.checking = true;
    const back = await renewForms();
    this.checking = false;
    if (!back) return;
    document.removeEventListener("visibilitychange", this.look);
    window.removeEventListener("focus", this.look);
    this.box.remove();
    this.box = null;
    this.options.onBack();
  }
}
