/**
 * The client's meeting page: a shell around the stage. Whether the client may be here is the
 * server's status alone; when it says no, the frame goes first and the page follows.
 */

import { CalmPanel } from "../lib/calm-panel";
import { stopFirst } from "../lib/exit";
import { nextOf, pageFragment } from "../lib/fragment";
import { InPlace } from "../lib/in-place";
import { LiveConnection } from "../lib/live";
import { LiveLine } from "../lib/live-line";
import { goTo, loadAnew, sendForm } from "../lib/navigate";
import { reloadOnce } from "../lib/reload";
import { Shell, type ShellState } from "../lib/shell";
import { SomeoneCameIn } from "../lib/someone-came-in";
import { stagePlace, type StagePlace } from "../lib/stage-place";
import { devicesFor, takePart } from "../lib/take-part";
import { textsWith } from "../lib/texts";

const LEAVING = ["leave", "withdraw"] as const;

/** One optional purpose is taken back in place, by a form of its own. */
function leavingForm(action: string): HTMLFormElement | null {
  const selector = `form:not([data-in-place]) > button[data-action="${action}"]`;
  return document.querySelector<HTMLButtonElement>(selector)?.form ?? null;
}

/** Hanging up inside the meeting is leaving it: the server hears it as from our own button. */
function leaveAsAsked(): void {
  const form = leavingForm("leave");
  if (form) sendForm(form);
}

interface Frame {
  readonly shell: Shell;
  readonly panel: CalmPanel;
}

function makeShell(main: HTMLElement, place: StagePlace, onDoubt: () => void): Frame {
  const panel = new CalmPanel({
    place: main.querySelector<HTMLElement>('[data-meeting="state"]'),
    backupPhone: place.backupPhone,
    onTryAgain: () => {
      shell.join();
    },
  });
  const onState = (state: ShellState): void => {
    panel.show(state);
    if (state.kind === "left" && state.reason === "hang-up") leaveAsAsked();
  };
  const shell = new Shell({
    ...place,
    mount: main.querySelector<HTMLElement>('[data-meeting="stage"]') ?? main,
    devices: () => devicesFor(takePart()),
    stageTexts: () => textsWith("stage-js-"),
    onState,
    onDoubt,
  });
  for (const action of LEAVING) {
    // Picture and sound stop at once, whatever the network does with the form.
    leavingForm(action)?.addEventListener("submit", () => {
      shell.stop();
      panel.closing();
    });
  }
  return { shell, panel };
}

/** What became `overdue` meanwhile is for the server to tell: the page is loaded anew. */
function watchTheRoom(main: HTMLElement, shell: Shell, overdue: () => boolean): SomeoneCameIn {
  const cameIn = new SomeoneCameIn({
    main,
    onAside: () => {
      shell.stepAside();
    },
    onBack: () => {
      if (overdue()) loadAnew();
      else shell.stepBack();
    },
  });
  cameIn.install();
  return cameIn;
}

function start(main: HTMLElement, place: StagePlace): void {
  const status = document.getElementById("status") ?? main;
  const line = new LiveLine(status);
  let going = false;
  /** What changed while somebody was in the room is shown only afterwards (JOIN 11). */
  let overdue = false;

  const door = (): string | null =>
    status.querySelector("[data-own-door]")?.getAttribute("data-own-door") ?? null;

  /** True when the server wants the client somewhere else. */
  const follow = (next: string | null): boolean => {
    if (going || next === null) return false;
    if (cameIn.on) {
      overdue ||= next !== window.location.pathname;
      if (overdue) shell.stop();
      return false;
    }
    if (next === window.location.pathname) {
      if (door() === "open") shell.knock();
      return false;
    }
    // Where the door has to open anew, only those wait who are not in a call that works.
    if (door() === "pending" && shell.connected) return false;
    going = true;
    shell.stop();
    goTo(next);
    return true;
  };
  const fragment = pageFragment("#status", follow);
  const refresh = async (): Promise<void> => {
    const result = await fragment?.refresh();
    if (result?.kind !== "gone" || going) return;
    if (cameIn.on) {
      overdue = true;
      shell.stop();
      return;
    }
    // Moved to another device, or the place is gone: the server's page says which.
    going = true;
    shell.stop();
    if (!reloadOnce()) line.reloadNeeded();
  };

  const { shell, panel } = makeShell(main, place, () => void refresh());
  const cameIn = watchTheRoom(main, shell, () => overdue);
  new InPlace({
    refresh,
    onRefuse: () => {
      shell.stop();
      panel.closing();
    },
  }).install();
  stopFirst(() => {
    shell.stop();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) loadAnew();
  });

  if (follow(nextOf(status))) return;
  shell.join();
  if (place.ticketUrl === null) return;
  new LiveConnection({
    ticketUrl: place.ticketUrl,
    onChanged: () => void refresh(),
    onState: line.show,
    // No reload while a call goes on: the status, asked for again, decides.
    onGone: () => void refresh(),
  }).start();
}

const main = document.getElementById("meeting");
const place = main ? stagePlace(main) : null;
if (main && place) start(main, place);
