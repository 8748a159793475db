/** Asks once more before something that cannot be taken back. */

import { make, makeButton } from "./dom";

export interface Question {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
}

export function confirmed({ question, yes, no }: Question): Promise<boolean> {
  // Safari before 15.4 has no <dialog>.
  if (typeof HTMLDialogElement !== "function") return Promise.resolve(window.confirm(question));
  return new Promise((resolve) => {
    const before = document.activeElement;
    const words = make("p", { id: "confirm-question" }, question);
    const dialog = make("dialog", { class: "confirm", "aria-labelledby": "confirm-question" });
    const answer = (value: string) => (): void => {
      dialog.close(value);
    };
    const buttons = make(
      "div",
      { class: "confirm-buttons" },
      makeButton(no, answer("no"), { class: "quiet", "data-confirm": "no", autofocus: "" }),
      makeButton(yes, answer("yes"), { class: "main danger", "data-confirm": "yes" }),
    );
    dialog.append(make("article", {}, words, buttons));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
