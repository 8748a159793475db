/**
 * What the page says about the call: little while it works, and when it does not, that it tries
 * again by itself and how to phone meanwhile (JOIN 7).
 */

import { make, makeButton } from "./dom";
import type { ShellState } from "./shell";
import { text } from "./texts";

/** After this long "just a moment" would no longer be honest. */
const LONG_MS = 20_000;

export interface CalmPanelOptions {
  readonly place: HTMLElement | null;
  readonly backupPhone: string | null;
  readonly onTryAgain: () => void;
  /** The text of what is said aloud once the call works. */
  readonly joined?: string;
}

export class CalmPanel {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown = "";
  private readonly options: CalmPanelOptions;

  constructor(options: CalmPanelOptions) {
    this.options = options;
  }

  show(state: ShellState): void {
    // Every failed attempt says "retrying" again; the clock runs on from the first of them.
    const repeated = state.kind === "retrying" && this.shown.startsWith("retrying");
    const shown = state.kind === "waiting" ? `waiting: ${state.words}` : state.kind;
    if (repeated || (state.kind === "waiting" && shown === this.shown)) return;
    clearTimeout(this.timer);
    this.shown = shown;
    switch (state.kind) {
      case "idle":
        this.put();
        break;
      case "loading":
        this.put(this.line("meeting-js-opening"));
        this.timer = setTimeout(() => {
          this.showLong();
        }, LONG_MS);
        break;
      case "waiting":
        this.showWaiting(state.words);
        break;
      case "joined":
        this.put(make("p", { class: "visually-hidden" }, text(this.options.joined ?? "meeting-js-joined")));
        break;
      case "retrying":
        this.put(this.line("meeting-js-trying"), ...this.phone());
        this.timer = setTimeout(() => {
          this.showLong();
        }, LONG_MS);
        break;
      case "refused":
        this.put(make("p", {}, state.title || text("meeting-js-refused")), this.again());
        break;
      case "left":
        if (state.reason === "replaced") {
          this.put(this.line("meeting-js-replaced"), this.again("meeting-js-move-here"));
        } else this.put(this.line("meeting-js-left"), this.again());
        break;
    }
  }

  closing(): void {
    clearTimeout(this.timer);
    this.shown = "closing";
    this.put(this.line("meeting-js-closing"));
  }

  /** Usually over at once. When it is not, there is the phone. */
  private showWaiting(words: string): void {
    const said = make("p", {}, words || text("meeting-js-opening"));
    this.put(said);
    this.timer = setTimeout(() => {
      this.put(said, ...this.phone());
    }, LONG_MS);
  }

  private showLong(): void {
    this.shown = "retrying-long";
    this.put(this.line("meeting-js-failed"), ...this.phone(), this.again());
  }

  private line(key: string): HTMLElement {
    return make("p", {}, text(key));
  }

  private phone(): HTMLElement[] {
    const { backupPhone } = this.options;
    if (backupPhone === null || backupPhone === "") return [];
    const words = text("meeting-js-call", { phone: backupPhone });
    return [make("p", {}, make("a", { href: `tel:${backupPhone.replace(/\s/g, "")}` }, words))];
  }

  private again(key = "meeting-js-try-again"): HTMLElement {
    return makeButton(text(key), this.options.onTryAgain, {
      "data-meeting": "try-again",
    });
  }

  private put(...children: readonly HTMLElement[]): void {
    const { place } = this.options;
    place?.toggleAttribute("hidden", children.length === 0);
    place?.replaceChildren(...children);
  }
}
