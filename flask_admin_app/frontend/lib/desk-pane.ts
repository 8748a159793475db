/** The desk's meeting pane: nothing is loaded until the professional presses the button. */

import { CalmPanel } from "./calm-panel";
import { Shell, type ShellState } from "./shell";
import { stagePlace } from "./stage-place";
import { textsWith } from "./texts";

function setHidden(element: Element | null, hidden: boolean): void {
  element?.toggleAttribute("hidden", hidden);
}

/** Null when this page has no meeting: it is over, or this is another page of the desk. */
export function installPane(pane: HTMLElement, onDoubt: () => void): Shell | null {
  const place = stagePlace(pane);
  if (place === null) return null;
  const start = pane.querySelector("[data-pane-start]");
  const frame = pane.querySelector<HTMLElement>("[data-pane-frame]");
  const panel = new CalmPanel({
    place: pane.querySelector<HTMLElement>("[data-pane-status]"),
    backupPhone: place.backupPhone,
    onTryAgain: () => {
      shell.join();
    },
  });
  const onState = (state: ShellState): void => {
    const inside = ["loading", "joined", "retrying"].includes(state.kind);
    const waiting = state.kind === "waiting";
    const replaced = state.kind === "left" && state.reason === "replaced";
    setHidden(start, inside || waiting || replaced);
    setHidden(frame, !inside);
    pane.setAttribute("data-call", state.kind);
    // With the button back in view there is nothing more to say about leaving.
    panel.show(state.kind === "left" && !replaced ? { kind: "idle" } : state);
  };
  const shell = new Shell({
    ...place,
    mount: frame ?? pane,
    devices: () => ({ camera: true, microphone: true }),
    stageTexts: () => textsWith("stage-js-"),
    onState,
    onDoubt,
  });
  // The button may come later: before the waiting room opens there is none.
  pane.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.getAttribute("data-action") === "join") shell.join();
  });
  return shell;
}
