/**
 * "You may come in": the countdown beside the server's join form. It can be stopped (WCAG 2.2.1),
 * and it waits while the page is hidden: no camera goes on when nobody is looking.
 */

import { Countdown } from "./countdown";
import { make, makeButton, setText } from "./dom";
import { goTo, sendForm } from "./navigate";
import { text } from "./texts";
import { markTitle } from "./title";

const SECONDS = 15;

/** "held": the person asked for more time, and may still try the camera. */
export type LetInState = "waiting" | "counting" | "held";

export class LetInPanel {
  private panel: HTMLElement | null = null;
  private countdown: Countdown | null = null;
  private readonly status: HTMLElement;
  private readonly onState: (state: LetInState) => void;

  constructor(status: HTMLElement, onState: (state: LetInState) => void = () => undefined) {
    this.status = status;
    this.onState = onState;
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.countdown?.start();
      else this.countdown?.hold();
    });
  }

  /** Called after every fresh fragment; showing twice changes nothing. */
  update(letIn: boolean, next: string): void {
    if (!letIn) this.hide();
    else if (this.panel === null) this.show(next);
  }

  private joinForm(): HTMLFormElement | null {
    return (
      this.status.querySelector<HTMLButtonElement>('button[data-action="join"]')?.form ?? null
    );
  }

  private go(next: string): void {
    const form = this.joinForm();
    if (form) sendForm(form);
    else goTo(next);
  }

  private show(next: string): void {
    const clock = make("p", { class: "let-in-clock", "aria-hidden": "true" });
    const said = make("p", { role: "status", class: "visually-hidden" });
    const notYet = makeButton(text("wait-js-not-yet"), () => {
      this.countdown?.stop();
      setText(clock, text("wait-js-stopped"));
      setText(said, text("wait-js-stopped"));
      // The way in takes the focus over from the button that goes.
      this.joinForm()?.querySelector<HTMLButtonElement>('[data-action="join"]')?.focus();
      notYet.hidden = true;
      this.onState("held");
    }, { class: "secondary", "data-wait": "not-yet" });
    this.panel = make("div", { class: "let-in", "data-wait": "let-in" }, clock, said, notYet);
    if (this.joinForm() === null) {
      const join = makeButton(text("wait-js-join"), () => {
        this.go(next);
      });
      this.panel.insertBefore(join, notYet);
    }
    this.status.after(this.panel);
    // Filled after it is in the page, so that a screen reader says it.
    setText(said, text("wait-js-going-in", { n: SECONDS }));
    markTitle("!");
    this.countdown = new Countdown({
      seconds: SECONDS,
      onTick: (n) => {
        setText(clock, text("wait-js-countdown", { n }));
      },
      onDone: () => {
        this.go(next);
      },
    });
    if (document.visibilityState === "visible") this.countdown.start();
    else setText(clock, text("wait-js-countdown", { n: SECONDS }));
    this.onState("counting");
  }

  private hide(): void {
    if (this.panel !== null) this.onState("waiting");
    this.countdown?.stop();
    this.countdown = null;
    this.panel?.remove();
    this.panel = null;
    markTitle(null);
  }
}
