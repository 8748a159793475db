/** The card for messages: unfolded when somebody waits, and it says when a message went out. */

import { setText } from "./dom";
import { text } from "./texts";

/** Opens the card when somebody waits and folds it when many do, until the worker decides. */
export class MessageCard {
  private decided = false;

  constructor() {
    document.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("#message-card > summary")) this.decided = true;
    });
  }

  follow(people: Element): void {
    const card = document.getElementById("message-card");
    const now = people.querySelector("#people-now");
    if (this.decided || card === null || now === null) return;
    const waits = Number(now.getAttribute("data-door") ?? 0) > 0;
    const crowd = now.hasAttribute("data-crowd");
    if (waits && !crowd) card.setAttribute("open", "");
    else if (crowd && !inUse(card)) card.removeAttribute("open");
  }
}

function inUse(card: Element): boolean {
  const field = card.querySelector<HTMLInputElement>('input[type="text"]');
  return card.contains(document.activeElement) || (field !== null && field.value !== "");
}

/** Spoken and seen; empty again with the next action. */
export function sayDone(action: string): void {
  const place = document.getElementById("message-done");
  if (place) setText(place, action === "message" ? text("desk-js-message-sent") : "");
}
