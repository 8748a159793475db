/** The visible line "connected / trying again". Short breaks are not shown: they would only worry. */

import { make, setText } from "./dom";
import type { LiveState } from "./live";
import { text } from "./texts";

const SHOW_AFTER_MS = 3000;

export class LiveLine {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly element: HTMLElement;
  private readonly prefix: string;

  constructor(after: Element | null, prefix = "client-js") {
    this.prefix = prefix;
    const found = document.querySelector<HTMLElement>("[data-live-state]");
    this.element = found ?? make("p", { class: "live-state", "data-live-state": "" });
    this.element.setAttribute("role", "status");
    if (found === null) after?.after(this.element);
  }

  readonly show = (state: LiveState): void => {
    clearTimeout(this.timer);
    if (state === "connected") {
      this.set("connected", text(`${this.prefix}-connected`));
    } else {
      this.timer = setTimeout(() => {
        this.set("retrying", text(`${this.prefix}-retrying`));
      }, SHOW_AFTER_MS);
    }
  };

  /** Something else on the page says how things are. */
  hush(): void {
    clearTimeout(this.timer);
    this.set("", "");
  }

  /** The page itself is too old to go on: nothing changes here any more until it is loaded anew. */
  reloadNeeded(): void {
    clearTimeout(this.timer);
    this.set("gone", text(`${this.prefix}-reload`));
  }

  private set(state: string, words: string): void {
    this.element.setAttribute("data-live-state", state);
    setText(this.element, words);
  }
}
