/** The desk's one place for "that did not work": spoken at once, gone with the next success. */

import { make } from "./dom";

export function showDeskError(lines: readonly string[]): void {
  document.getElementById("error")?.remove();
  if (lines.length === 0) return;
  const box = make(
    "div",
    { class: "alert", role: "alert", id: "error", tabindex: "-1" },
    ...lines.map((line, place) => make("p", {}, place === 0 ? make("b", {}, line) : line)),
  );
  const main = document.querySelector("main") ?? document.body;
  main.prepend(box);
  box.scrollIntoView({ block: "nearest" });
}
