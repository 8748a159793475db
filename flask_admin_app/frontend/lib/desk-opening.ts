/** A planned meeting opens by the clock, and nobody tells: the page looks now and then. */

import { refreshParts } from "./forms";

const LOOK_EVERY_MS = 15_000;

export class Opening {
  private readonly page: HTMLElement;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(page: HTMLElement, look: () => void) {
    this.page = page;
    if (this.state === "planned") this.timer = setInterval(look, LOOK_EVERY_MS);
  }

  /** The list of people is newer than the rest of the page: bring the rest up to date. */
  async follow(state: string | null): Promise<void> {
    if (state === null || state === this.state) return;
    try {
      const response = await fetch(window.location.href, {
        headers: { Accept: "text/html", "X-Requested-With": "fetch" },
        cache: "no-store",
        credentials: "same-origin",
        redirect: "manual",
      });
      if (!response.ok) return;
      refreshParts(await response.text());
    } catch {
      return;
    }
    this.page.setAttribute("data-state", state);
    if (state !== "planned") clearInterval(this.timer);
  }

  private get state(): string | null {
    return this.page.getAttribute("data-state");
  }
}
