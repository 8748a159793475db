/**
 * The client's page of a check (ID 2). Before the call the camera is tried, so that a fault has its
 * name and its remedy; the call follows by itself. Where it goes next, the server says.
 */

import { checkDoor, checkShell } from "../lib/check-shell";
import { thisMachine } from "../lib/device-machine";
import { openDevices } from "../lib/device-open";
import { report } from "../lib/device-report";
import { make, makeButton } from "../lib/dom";
import { stopFirst } from "../lib/exit";
import { nextOf, pageFragment, type Fragment } from "../lib/fragment";
import { LiveConnection } from "../lib/live";
import { LiveLine } from "../lib/live-line";
import { stopStream } from "../lib/media";
import { goTo, loadAnew } from "../lib/navigate";
import { reloadOnce } from "../lib/reload";
import type { Shell } from "../lib/shell";
import { stagePlace, type StagePlace } from "../lib/stage-place";
import { text } from "../lib/texts";

/** True when there is a camera: without one there is nothing to show. */
async function cameraWorks(place: HTMLElement, again: () => void): Promise<boolean> {
  const machine = thisMachine();
  const opened = await openDevices(machine, { camera: true, microphone: true });
  opened.streams.forEach(stopStream);
  const { camera } = opened.faults;
  if (camera === undefined) {
    place.hidden = true;
    return true;
  }
  const button = makeButton(text("client-js-check-try"), again, { "data-check": "try" });
  place.replaceChildren(
    ...report({ camera }, { device: machine.around, onWithout: null }),
    make("p", {}, button),
  );
  place.hidden = false;
  return false;
}

class CheckPage {
  private readonly shell: Shell;
  private readonly line: LiveLine;
  private readonly status: HTMLElement;
  private readonly faults: HTMLElement;
  private readonly fragment: Fragment | null;
  private going = false;

  constructor(main: HTMLElement, status: HTMLElement, place: StagePlace) {
    this.status = status;
    this.line = new LiveLine(status);
    this.faults = main.querySelector<HTMLElement>('[data-check="faults"]') ?? status;
    this.fragment = pageFragment("#check-status", (next) => {
      this.follow(next);
    });
    const { shell, panel } = checkShell(main, place, {
      // A document is shown: the picture is needed, whatever was chosen for the meeting.
      devices: () => ({ camera: true, microphone: true }),
      onDoubt: () => void this.refresh(),
    });
    this.shell = shell;
    stopFirst(() => {
      shell.stop();
    });
    for (const button of main.querySelectorAll<HTMLButtonElement>("form button")) {
      button.form?.addEventListener("submit", () => {
        shell.stop();
        panel.closing();
      });
    }
  }

  async open(): Promise<void> {
    if (this.follow(nextOf(this.status))) return;
    await this.begin();
  }

  async refresh(): Promise<void> {
    const result = await this.fragment?.refresh();
    if (result?.kind !== "gone" || this.going) return;
    this.going = true;
    this.shell.stop();
    if (!reloadOnce()) this.line.reloadNeeded();
  }

  private async begin(): Promise<void> {
    const works = await cameraWorks(this.faults, () => void this.begin());
    if (works && !this.going) this.shell.join();
  }

  /** True when the check is over. */
  private follow(next: string | null): boolean {
    if (this.going || next === null) return this.going;
    if (next === window.location.pathname) {
      if (checkDoor(this.status) === "open") this.shell.knock();
      return false;
    }
    this.going = true;
    this.shell.stop();
    goTo(next);
    return true;
  }

  listen(ticketUrl: string): void {
    new LiveConnection({
      ticketUrl,
      onChanged: () => void this.refresh(),
      onState: this.line.show,
      onGone: () => void this.refresh(),
    }).start();
  }
}

const main = document.getElementById("main");
const status = document.getElementById("check-status");
const place = main ? stagePlace(main) : null;
if (main && status && place) {
  const page = new CheckPage(main, status, place);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) loadAnew();
  });
  if (place.ticketUrl !== null) page.listen(place.ticketUrl);
  void page.open();
}
