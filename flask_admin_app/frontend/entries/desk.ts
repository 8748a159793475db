/** The desk: who waits, the meeting, and forms that do not disturb it. */

import { installCopy } from "../lib/copy";
import { showDeskError } from "../lib/desk-error";
import { DeskForms } from "../lib/desk-forms";
import { installDeskList } from "../lib/desk-list";
import { MessageCard, sayDone } from "../lib/desk-message";
import { DeskNotices } from "../lib/desk-notices";
import { Opening } from "../lib/desk-opening";
import { installPane } from "../lib/desk-pane";
import { asksSignIn, SignedOut } from "../lib/desk-signed-out";
import { nextOf, pageFragment } from "../lib/fragment";
import { LiveConnection } from "../lib/live";
import { LiveLine } from "../lib/live-line";
import { reloadOnce } from "../lib/reload";
import type { Shell } from "../lib/shell";
import { installSubmitOnce } from "../lib/submit-once";

function said(people: Element, name: string): string | null {
  return people.querySelector(`[${name}]`)?.getAttribute(name) ?? null;
}

/** What is unfolded is brought into sight. */
function installUnfold(): void {
  const another = document.querySelector("section.invite");
  another?.addEventListener(
    "toggle",
    (event) => {
      const part = event.target;
      if (part instanceof HTMLDetailsElement && part.open) part.scrollIntoView({ block: "nearest" });
    },
    true,
  );
}

function startEncounter(people: HTMLElement): void {
  let shell: Shell | null = null;
  const line = new LiveLine(null, "desk-js");
  const card = new MessageCard();
  const notices = new DeskNotices();
  const place = document.getElementById("notices");
  if (place) notices.install(place);

  const go = (url: string): void => {
    shell?.stop();
    window.location.assign(url);
  };
  const follow = (next: string | null): void => {
    notices.follow(people);
    if (next !== null && next !== window.location.pathname) {
      go(next);
      return;
    }
    if (said(people, "data-own-door") === "open") shell?.knock();
    void opening?.follow(said(people, "data-state")).then(() => {
      card.follow(people);
    });
  };
  const fragment = pageFragment("#people", follow);
  if (fragment === null) return;

  let out = false;
  const signedOut = new SignedOut({
    onOut: () => {
      out = true;
      line.hush();
    },
    onBack: () => {
      out = false;
      line.show("connected");
      void refresh();
    },
  });
  const gone = async (): Promise<void> => {
    if (await asksSignIn(`${window.location.pathname}/people`)) signedOut.show();
    // A call that works is worth more than a fresh page: then only the line says it.
    else if (shell?.running === true || !reloadOnce()) line.reloadNeeded();
  };
  const refresh = async (): Promise<void> => {
    const result = await fragment.refresh();
    if (result.kind === "gone") await gone();
  };
  const page = people.closest<HTMLElement>(".encounter");
  const opening = page ? new Opening(page, () => void refresh()) : null;

  const pane = document.getElementById("meeting-pane");
  shell = pane ? installPane(pane, () => void refresh()) : null;
  new DeskForms({
    refresh,
    onLeave: go,
    onSignedOut: () => {
      signedOut.show();
    },
    onDone: sayDone,
    onError: (lines) => {
      sayDone("");
      showDeskError(lines);
    },
  }).install(window.location.pathname);
  follow(nextOf(people));
  installUnfold();

  const ticketUrl = document.querySelector("[data-ticket-url]")?.getAttribute("data-ticket-url");
  if (!ticketUrl) return;
  new LiveConnection({
    ticketUrl,
    onChanged: () => void refresh(),
    onState: (state) => {
      if (!out) line.show(state);
    },
    onGone: () => void gone(),
  }).start();
}

const people = document.getElementById("people");
if (people) startEncounter(people);
installDeskList();
installSubmitOnce();
installCopy();
