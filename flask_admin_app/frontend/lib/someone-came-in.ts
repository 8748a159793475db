/**
 * "Someone came in" (JOIN 11): one tap, and nothing of the meeting is seen or heard; only staff are
 * told. One tap brings it back. The screen goes first, the network after: it is told again and again
 * until it has heard, and what was pressed last counts.
 */

import { Backoff } from "./backoff";
import { csrfHeaders } from "./csrf";

export interface CameInOptions {
  /** The part of the page that all but the calm panel vanishes from. */
  readonly main: HTMLElement;
  /** Out of sight and quiet, before anything else happens. */
  readonly onAside: () => void;
  readonly onBack: () => void;
  readonly backoff?: Backoff;
  readonly tell?: (url: string, on: boolean) => Promise<boolean>;
}

/** True when the server has heard, or will never hear: the place is no longer ours. */
export async function tellServer(url: string, on: boolean): Promise<boolean> {
  const body = new URLSearchParams({ on: on ? "1" : "0" });
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { Accept: "application/json", ...csrfHeaders() },
      credentials: "same-origin",
      keepalive: true,
    });
    return response.status < 500 && response.status !== 429;
  } catch {
    return false;
  }
}

function formOf(action: string): HTMLFormElement | null {
  return document.querySelector<HTMLButtonElement>(`button[data-action="${action}"]`)?.form ?? null;
}

export class SomeoneCameIn {
  private away: boolean;
  private wanted = 0;
  private readonly options: CameInOptions;
  private readonly backoff: Backoff;
  private readonly tell: (url: string, on: boolean) => Promise<boolean>;

  constructor(options: CameInOptions) {
    this.options = options;
    this.backoff = options.backoff ?? new Backoff();
    this.tell = options.tell ?? tellServer;
    this.away = options.main.getAttribute("data-aside") === "on";
  }

  /** Whether the page shows nothing but the calm panel. */
  get on(): boolean {
    return this.away;
  }

  install(): void {
    this.listen("someone-came-in", true);
    this.listen("come-back", false);
    if (this.away) this.options.onAside();
  }

  private listen(action: string, on: boolean): void {
    const form = formOf(action);
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.show(on);
      void this.say(form.action, on);
    });
  }

  private show(on: boolean): void {
    if (on === this.away) return;
    this.away = on;
    const { main, onAside, onBack } = this.options;
    main.setAttribute("data-aside", on ? "on" : "off");
    const way = formOf("someone-came-in");
    if (way) way.hidden = on;
    if (on) onAside();
    else onBack();
    const to = document.querySelector<HTMLElement>(on ? "[data-aside-home]" : "[data-aside-button]");
    to?.focus();
  }

  private async say(url: string, on: boolean): Promise<void> {
    this.wanted += 1;
    const mine = this.wanted;
    this.backoff.reset();
    while (mine === this.wanted && !(await this.tell(url, on))) {
      const wait = this.backoff.next();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
