/**
 * Quick exit (JOIN 11): the button, or Esc twice. The order matters: sound and picture stop first,
 * then our storage is emptied, then the page is replaced. None of it needs the network.
 */

import { stopAllMedia } from "./media";
import { isLeaving, leaveFor } from "./navigate";
import { clearStorage } from "./storage";

const TWICE_WITHIN_MS = 1500;
const FALLBACK_URL = "about:blank";

const first: (() => void)[] = [];

/** Something that must stop before all else, for example the meeting's frame. */
export function stopFirst(stop: () => void): void {
  first.push(stop);
}

function exitForm(): HTMLFormElement | null {
  const button = document.querySelector<HTMLButtonElement>('button[data-action="exit"]');
  return button?.form ?? document.querySelector<HTMLFormElement>("form[data-exit-url]");
}

function exitUrl(form: HTMLFormElement | null): string {
  return (
    form?.getAttribute("data-exit-url") ??
    document.body.getAttribute("data-exit-url") ??
    FALLBACK_URL
  );
}

function quietly(step: () => void): void {
  try {
    step();
  } catch {
    // No step may keep the next one from running: leaving always works.
  }
}

function tellServer(form: HTMLFormElement | null): void {
  if (form === null || typeof navigator.sendBeacon !== "function") return;
  const said = new FormData(form);
  said.set("leaving", "already");
  navigator.sendBeacon(form.action, said);
}

export function leaveNow(): void {
  const form = exitForm();
  const url = exitUrl(form);
  for (const stop of first) quietly(stop);
  quietly(stopAllMedia);
  for (const frame of document.querySelectorAll("iframe")) frame.remove();
  quietly(clearStorage);
  quietly(() => {
    tellServer(form);
  });
  document.body.hidden = true;
  document.title = "";
  leaveFor(url);
}

/** True when Esc was pressed twice within the time; pure, so that the rule can be tested. */
export function makeTwice(within: number = TWICE_WITHIN_MS): (now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    const twice = now - last <= within;
    last = twice ? Number.NEGATIVE_INFINITY : now;
    return twice;
  };
}

export function installExit(): void {
  const form = exitForm();
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    leaveNow();
  });
  const twice = makeTwice();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!event.repeat && twice(event.timeStamp)) leaveNow();
    // To a browser Esc means "stop loading": it would stop the way out as well.
    if (isLeaving()) event.preventDefault();
  });
  // The Back button must not bring the page back out of the browser's memory.
  window.addEventListener("pageshow", (event) => {
    if (isLeaving() && event.persisted) leaveFor(exitUrl(exitForm()));
  });
}
