/**
 * What tells the professional in another window that somebody came: a number before the tab's title
 * and two soft notes. Each can be turned off, and stays so in this browser.
 */

import { chime } from "./chime";
import { make } from "./dom";
import { keepSetting, setting } from "./storage";
import { text } from "./texts";
import { markTitle } from "./title";

type Kind = "sound" | "title";

const KINDS: readonly Kind[] = ["sound", "title"];

/** Browsers keep a page silent until somebody has pressed something on it. */
function maySound(): boolean {
  const { userActivation } = navigator as { userActivation?: { hasBeenActive: boolean } };
  return userActivation?.hasBeenActive ?? true;
}

function waitingIn(people: Element): Set<string> {
  const found = people.querySelectorAll('.person[data-place="waiting"]');
  return new Set([...found].map((person) => person.id));
}

export class DeskNotices {
  private known: ReadonlySet<string> | null = null;
  private people: Element | null = null;
  private readonly play: () => Promise<boolean>;

  constructor(play: () => Promise<boolean> = () => chime()) {
    this.play = play;
  }

  /** Two boxes to tick, folded: for the keyboard and the screen reader like any other. */
  install(place: Element): void {
    place.append(
      make(
        "details",
        { class: "notices", id: "notices-fold" },
        make("summary", {}, text("desk-js-notices")),
        ...KINDS.map((kind) => this.choice(kind)),
      ),
    );
  }

  /** How things are now. The first look is no news. */
  follow(people: Element): void {
    this.people = people;
    const now = waitingIn(people);
    const { known } = this;
    const came = known !== null && [...now].some((id) => !known.has(id));
    this.known = now;
    this.mark();
    if (came && isOn("sound") && maySound()) void this.play();
  }

  private mark(): void {
    const count = Number(
      this.people?.querySelector("[data-waiting]")?.getAttribute("data-waiting") ?? 0,
    );
    markTitle(isOn("title") && count > 0 ? String(count) : null);
  }

  private choice(kind: Kind): HTMLElement {
    const box = make("input", { type: "checkbox", id: `notices-${kind}` });
    // The property, and not only the attribute: the page's morphing looks at both.
    box.checked = isOn(kind);
    box.addEventListener("change", () => {
      keepSetting(`tuokio-desk-${kind}`, box.checked ? "on" : "off");
      if (kind === "title") this.mark();
      else if (box.checked) void this.play();
    });
    const label = make("label", { for: box.id }, text(`desk-js-notices-${kind}`));
    return make("div", { class: "choice" }, box, label);
  }
}

function isOn(kind: Kind): boolean {
  return setting(`tuokio-desk-${kind}`) !== "off";
}
