/**
 * Forms of the meeting page that are sent without leaving it: the call goes on. Marked with
 * `data-in-place`; without script they work the ordinary way. `data-said` of a form is what is told
 * once it is done: the form itself is gone then.
 */

import { make, setText } from "./dom";
import { formBody, postForm, PressedButton, refreshParts, type Submitter } from "./forms";
import { text } from "./texts";

export interface InPlaceOptions {
  /** "No" ends the meeting for the person: the form goes the ordinary way. */
  readonly onRefuse: () => void;
  /** Ask the server how things are now. */
  readonly refresh: () => Promise<unknown>;
}

function say(words: string): void {
  const place = document.getElementById("said");
  if (place) setText(place, words);
}

export class InPlace {
  private readonly busy = new Set<string>();
  private readonly options: InPlaceOptions;

  constructor(options: InPlaceOptions) {
    this.options = options;
  }

  install(): void {
    const pressed = new PressedButton();
    // While the event is on its way down: who listens further on sees that it is dealt with.
    document.addEventListener(
      "submit",
      (event) => {
        const form = event.target;
        if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-in-place")) return;
        const button = pressed.of(event, form);
        if (button?.value === "refuse") {
          this.options.onRefuse();
          return;
        }
        event.preventDefault();
        void this.send(form, button);
      },
      true,
    );
  }

  private async send(form: HTMLFormElement, submitter: Submitter): Promise<void> {
    if (this.busy.has(form.id)) return;
    this.busy.add(form.id);
    form.setAttribute("aria-busy", "true");
    form.querySelector('[role="alert"]')?.remove();
    say("");
    try {
      const response = await postForm(form, formBody(form, submitter));
      if (!response.ok) throw new Error(String(response.status));
      const page = await response.text();
      // First the words: where the pressed button goes away, focus comes to them.
      say(form.getAttribute("data-said") ?? "");
      refreshParts(page);
    } catch {
      this.sayFault(form);
    } finally {
      this.busy.delete(form.id);
      form.removeAttribute("aria-busy");
    }
    await this.options.refresh();
  }

  private sayFault(form: HTMLFormElement): void {
    form.append(make("p", { role: "alert", "data-keep": "" }, text("client-js-not-sent")));
  }
}
