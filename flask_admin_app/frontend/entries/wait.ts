/**
 * The waiting room (WAIT 1): what the server says, kept fresh. No token and no meeting script is
 * loaded here (WAIT 2).
 */

import { againIn } from "../lib/again";
import { nextOf, pageFragment } from "../lib/fragment";
import { LetInPanel } from "../lib/let-in";
import { LiveConnection } from "../lib/live";
import { LiveLine } from "../lib/live-line";
import { goTo } from "../lib/navigate";
import { reloadOnce } from "../lib/reload";
import { SoundChoice } from "../lib/sound-choice";

function whereTo(next: string | null, letIn: boolean): string | null {
  if (next === null || next === window.location.pathname) return null;
  return letIn || next.endsWith("/meeting") ? null : next;
}

/** What is for waiting only: with the door open, there is one thing to look at. */
function showWaiting(waiting: boolean): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-wait="before"]')) {
    part.hidden = !waiting;
  }
}

function start(status: HTMLElement, ticketUrl: string | null): void {
  const box = status.closest('[data-wait="box"]') ?? status;
  const line = new LiveLine(box);
  const sound = new SoundChoice(box);
  const panel = new LetInPanel(status, (state) => {
    showWaiting(state !== "counting");
    sound.offer(state !== "counting");
    if (state === "counting") sound.play();
  });
  showWaiting(true);

  const follow = (next: string | null): void => {
    const hasJoin = status.querySelector('[data-action="join"]') !== null;
    const letIn = hasJoin || (next?.endsWith("/meeting") ?? false);
    const elsewhere = whereTo(next, letIn);
    if (elsewhere === null) panel.update(letIn, next ?? window.location.pathname);
    else goTo(elsewhere);
  };

  const fragment = pageFragment("#status", follow);
  if (fragment === null || ticketUrl === null) return;
  // Nobody tells the page that the start has come, or that the wait has become long.
  const clock = againIn(status, () => void refresh());

  const gone = (): void => {
    if (!reloadOnce()) line.reloadNeeded();
  };
  const refresh = async (): Promise<void> => {
    const result = await fragment.refresh();
    if (result.kind === "gone") gone();
    else clock.wind();
  };
  follow(nextOf(status));
  clock.wind();
  new LiveConnection({
    ticketUrl,
    onChanged: () => void refresh(),
    onState: line.show,
    onGone: gone,
  }).start();
}

const status = document.getElementById("status");
const ticketUrl = document.querySelector("[data-ticket-url]")?.getAttribute("data-ticket-url");
if (status) start(status, ticketUrl ?? null);
