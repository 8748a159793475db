/** A soft sound when the door opens: off until the person asks for it. */

import { canChime, chime } from "./chime";
import { makeButton, setText } from "./dom";
import { recall, remember } from "./storage";
import { text } from "./texts";

const KEY = "tuokio-sound";

export class SoundChoice {
  private on = false;
  private button: HTMLButtonElement | null = null;

  constructor(after: Element) {
    if (!canChime()) return;
    this.on = recall(KEY) === "on";
    const button = makeButton("", () => {
      this.on = !this.on;
      remember(KEY, this.on ? "on" : "off");
      show();
      if (this.on) void chime();
    }, { class: "secondary outline", "data-wait": "sound" });
    const show = (): void => {
      setText(button, text(this.on ? "wait-js-sound-on" : "wait-js-sound-off"));
    };
    show();
    after.after(button);
    this.button = button;
  }

  /** Shown only while there is something to wait for. */
  offer(shown: boolean): void {
    if (this.button) this.button.hidden = !shown;
  }

  play(): void {
    if (this.on) void chime(2);
  }
}
