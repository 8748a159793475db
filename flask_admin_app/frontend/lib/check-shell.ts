/** The frame of a check room, on the worker's page and on the client's: the same shell as any
 * meeting's, with a panel that says how the call is. */

import { CalmPanel } from "./calm-panel";
import { Shell, type ShellOptions } from "./shell";
import type { StagePlace } from "./stage-place";
import { textsWith } from "./texts";

export interface CheckShell {
  readonly shell: Shell;
  readonly panel: CalmPanel;
}

export function checkShell(
  page: HTMLElement,
  place: StagePlace,
  { devices, onDoubt }: Pick<ShellOptions, "devices" | "onDoubt">,
): CheckShell {
  const panel = new CalmPanel({
    place: page.querySelector<HTMLElement>('[data-check="call"]'),
    backupPhone: place.backupPhone,
    joined: "meeting-js-joined-alone",
    onTryAgain: () => {
      shell.join();
    },
  });
  const shell = new Shell({
    ...place,
    mount: page.querySelector<HTMLElement>('[data-check="stage"]') ?? page,
    devices,
    stageTexts: () => textsWith("stage-js-"),
    onState: (state) => {
      page.setAttribute("data-call", state.kind);
      panel.show(state);
    },
    onDoubt,
  });
  return { shell, panel };
}

/** The door of the check room, as the page's fragment says it. */
export function checkDoor(status: ParentNode): string | null {
  return status.querySelector("[data-own-door]")?.getAttribute("data-own-door") ?? null;
}
