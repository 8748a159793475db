/**
 * The worker's page of a check: the live picture, and the checklist beside it. The forms work
 * without script too, but each of their answers is a page, and that would end the call.
 */

import { checkDoor, checkShell } from "../lib/check-shell";
import { formBody, postForm, PressedButton } from "../lib/forms";
import { morphChildren, nextOf, pageFragment } from "../lib/fragment";
import { LiveConnection } from "../lib/live";
import { LiveLine } from "../lib/live-line";
import { showDeskError } from "../lib/desk-error";
import { reloadOnce } from "../lib/reload";
import type { Shell } from "../lib/shell";
import { stagePlace } from "../lib/stage-place";
import { text } from "../lib/texts";

/** Shows a part of the answer in place, and brings focus to what is wrong with it. */
function showPart(id: string, html: string): void {
  const part = document.getElementById(id);
  const found = new DOMParser().parseFromString(html, "text/html").getElementById(id);
  if (part === null || found === null) return;
  morphChildren(part, found);
  const fault = part.querySelector<HTMLElement>("#error");
  fault?.scrollIntoView({ block: "nearest" });
  fault?.focus();
}

async function send(form: HTMLFormElement, body: FormData, leave: (url: string) => void): Promise<void> {
  const part = form.getAttribute("data-parts") ?? "";
  showDeskError([]);
  try {
    const response = await postForm(form, body);
    const stays = response.status === 422 || (response.ok && part === "check-list");
    if (stays) showPart(part, await response.text());
    else if (response.redirected) leave(response.url);
    else showDeskError([text(response.status === 409 ? "desk-js-error-stale" : "desk-js-error")]);
  } catch {
    showDeskError([text("desk-js-error-network")]);
  }
}

function installForms(leave: (url: string) => void): void {
  const pressed = new PressedButton();
  const busy = new Set<HTMLFormElement>();
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-parts")) return;
      event.preventDefault();
      if (busy.has(form)) return;
      busy.add(form);
      void send(form, formBody(form, pressed.of(event, form)), leave).finally(() => busy.delete(form));
    },
    true,
  );
  // Choosing is enough; the button stays for those whose browser or habit wants one.
  document.getElementById("check-document")?.addEventListener("change", (event) => {
    const form = event.currentTarget;
    if (form instanceof HTMLFormElement) void send(form, formBody(form, null), leave);
  });
}

function start(page: HTMLElement, status: HTMLElement): void {
  const place = stagePlace(page); // none once the check is over
  const line = new LiveLine(status, "desk-js");
  let shell: Shell | null = null;
  const leave = (url: string): void => {
    shell?.stop();
    window.location.replace(url);
  };
  const follow = (next: string | null): void => {
    const state = status.querySelector("[data-state]")?.getAttribute("data-state");
    if (next !== null && (next !== window.location.pathname || state !== page.getAttribute("data-state"))) leave(next);
    else if (checkDoor(status) === "open") shell?.knock();
  };
  const fragment = pageFragment("#check-status", follow);
  const refresh = async (): Promise<void> => {
    const result = await fragment?.refresh();
    if (result?.kind === "gone" && !reloadOnce()) line.reloadNeeded();
  };
  if (place !== null) {
    ({ shell } = checkShell(page, place, {
      devices: () => ({ camera: true, microphone: true }),
      onDoubt: () => void refresh(),
    }));
    installForms(leave);
  }
  follow(nextOf(status));
  shell?.join();
  // Without it the client would read, between two looks, that nobody is here.
  const ticketUrl = page.getAttribute("data-ticket-url");
  if (ticketUrl === null) return;
  new LiveConnection({
    ticketUrl,
    onChanged: () => void refresh(),
    onState: line.show,
    onGone: () => void refresh(),
  }).start();
}

const page = document.getElementById("check");
const status = document.getElementById("check-status");
if (page && status) start(page, status);
