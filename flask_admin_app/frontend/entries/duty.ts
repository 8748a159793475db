/** The desk's doors: somebody came (JOIN 13). The title says it, a sound too if the worker wants. */

import { canChime, chime } from "../lib/chime";
import { make, makeButton, setText } from "../lib/dom";
import { pageFragment } from "../lib/fragment";
import { LiveConnection } from "../lib/live";
import { recall, remember } from "../lib/storage";
import { text } from "../lib/texts";
import { markTitle } from "../lib/title";
import { newcomers } from "../lib/visitors";

const SOUND = "tuokio-duty-sound";

/** A button after the doors; off until the worker asks for it. Returns what plays it. */
function installSound(after: Element): () => void {
  if (!canChime()) return () => undefined;
  let on = recall(SOUND) === "on";
  const button = makeButton(
    "",
    () => {
      on = !on;
      remember(SOUND, on ? "on" : "off");
      show();
      if (on) void chime();
    },
    { class: "secondary outline", "data-duty": "sound" },
  );
  const show = (): void => {
    setText(button, text(on ? "duty-js-sound-on" : "duty-js-sound-off"));
  };
  show();
  after.after(button);
  return () => {
    if (on) void chime(2);
  };
}

function install(duty: HTMLElement): void {
  const ticketUrl = duty.getAttribute("data-ticket-url");
  if (ticketUrl === null || duty.querySelector("#duty-title") === null) return;
  const told = (name: string): string =>
    duty.querySelector(`[${name}]`)?.getAttribute(name) ?? "";
  const said = make("p", { role: "status", class: "said" });
  duty.after(said);
  const play = installSound(said);
  let known = told("data-visitors");

  const fragment = pageFragment("#duty", () => undefined);
  const follow = (): void => {
    const now = told("data-visitors");
    const waiting = Number(told("data-waiting"));
    markTitle(waiting > 0 ? String(waiting) : null);
    if (newcomers(known, now) > 0) {
      setText(said, "");
      setText(said, text("duty-js-came"));
      play();
    } else if (waiting === 0) {
      setText(said, "");
    }
    known = now;
  };
  follow();
  new LiveConnection({
    ticketUrl,
    onChanged: () => {
      void fragment?.refresh().then(follow);
    },
    onGone: () => undefined,
  }).start();
}

const duty = document.getElementById("duty");
if (duty) install(duty);
