/** The facilitators' own room: the same frame as any meeting's, and away once it is closed. */

import { installPane } from "../lib/desk-pane";
import { nextOf, pageFragment } from "../lib/fragment";
import { LiveConnection } from "../lib/live";
import { LiveLine } from "../lib/live-line";
import { reloadOnce } from "../lib/reload";

function start(pane: HTMLElement, status: HTMLElement): void {
  const line = new LiveLine(status, "desk-js");
  const follow = (next: string | null): void => {
    if (next !== null && next !== window.location.pathname) {
      shell?.stop();
      window.location.replace(next);
    } else if (status.querySelector("[data-own-door]")?.getAttribute("data-own-door") === "open") {
      shell?.knock();
    }
  };
  const fragment = pageFragment("#private-status", follow);
  const refresh = async (): Promise<void> => {
    const result = await fragment?.refresh();
    if (result?.kind === "gone" && !reloadOnce()) line.reloadNeeded();
  };
  const shell = installPane(pane, () => void refresh());
  follow(nextOf(status));
  const ticketUrl = pane.getAttribute("data-ticket-url");
  if (ticketUrl === null) return;
  new LiveConnection({
    ticketUrl,
    onChanged: () => void refresh(),
    onState: line.show,
    onGone: () => void refresh(),
  }).start();
}

const pane = document.getElementById("private-pane");
const status = document.getElementById("private-status");
if (pane && status) start(pane, status);
