/**
 * Quick exit (JOIN 11): the button, or Esc twice. The order matters: sound and picture stop first,
 * then our storage is emptied, then the page is replaced. None of it needs the network.
 */

import { stopAllMedia } from "./media";
import { clearStorage } from "./storage";

const TWICE_WITHIN_MS = 1500;
const FALLBACK_URL = "about:blank";

const first: (() => void)[] = [];
let left = false;

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
  navigator.sendBeacon(form.action, new FormData(form));
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
  left = true;
  window.location.replace(url);
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
    if (event.key === "Escape" && !event.repeat && twice(event.timeStamp)) leaveNow();
  });
  // The Back button must not bring the page back out of the browser's memory.
  window.addEventListener("pageshow", (event) => {
    if (left && event.persisted) window.location.replace(exitUrl(exitForm()));
  });
}
