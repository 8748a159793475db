import { beforeEach, expect, test, vi } from "vitest";

import { DeskNotices } from "./desk-notices";
import { make } from "./dom";

const plain = document.title;
const play = vi.fn(() => Promise.resolve(true));
let people: HTMLElement;

function waiting(...ids: string[]): HTMLElement {
  const list = ids.map((id) =>
    make("li", { class: "person", id: `person-${id}`, "data-place": "waiting" }),
  );
  people.replaceChildren(make("ul", { "data-waiting": String(ids.length) }, ...list));
  return people;
}

function box(kind: string): HTMLInputElement {
  const found = document.getElementById(`notices-${kind}`);
  if (!(found instanceof HTMLInputElement)) throw new Error(kind);
  return found;
}

function turn(kind: string, on: boolean): void {
  const found = box(kind);
  if (found.checked !== on) found.click();
}

function install(): DeskNotices {
  const place = document.createElement("div");
  people = document.createElement("div");
  document.body.replaceChildren(place, people);
  const notices = new DeskNotices(play);
  notices.install(place);
  return notices;
}

beforeEach(() => {
  localStorage.clear();
  play.mockClear();
  document.title = plain;
});

test("the first look is no news; whoever comes after is heard once", () => {
  const notices = install();
  notices.follow(waiting("a"));
  expect(play).not.toHaveBeenCalled();
  notices.follow(waiting("a", "b"));
  notices.follow(waiting("a", "b"));
  notices.follow(waiting("b"));
  expect(play).toHaveBeenCalledTimes(1);
  notices.follow(waiting("b", "c"));
  expect(play).toHaveBeenCalledTimes(2);
});

test("the tab's title tells how many wait", () => {
  const notices = install();
  notices.follow(waiting("a", "b"));
  expect(document.title).toBe(`(2) ${plain}`.trim());
  notices.follow(waiting());
  expect(document.title).toBe(plain);
});

test("each can be turned off, and stays so in this browser", () => {
  const notices = install();
  notices.follow(waiting("a"));
  turn("sound", false);
  turn("title", false);
  expect(document.title).toBe(plain);
  notices.follow(waiting("a", "b"));
  expect(play).not.toHaveBeenCalled();
  expect(document.title).toBe(plain);
  const later = install();
  expect([box("sound").checked, box("title").checked]).toEqual([false, false]);
  later.follow(waiting("a"));
  later.follow(waiting("a", "b"));
  expect(play).not.toHaveBeenCalled();
});

test("turning the sound on plays it, so that one knows how it sounds", () => {
  install();
  turn("sound", false);
  turn("sound", true);
  expect(play).toHaveBeenCalledTimes(1);
});

test("a page that nobody has pressed anything on stays silent", () => {
  const notices = install();
  Object.defineProperty(navigator, "userActivation", {
    value: { hasBeenActive: false },
    configurable: true,
  });
  notices.follow(waiting());
  notices.follow(waiting("a"));
  expect(play).not.toHaveBeenCalled();
  Reflect.deleteProperty(navigator, "userActivation");
});

test("the boxes have names, and the keyboard reaches them", () => {
  install();
  for (const kind of ["sound", "title"]) {
    expect(box(kind).labels?.[0]?.textContent).toBe(`desk-js-notices-${kind}`);
    expect(box(kind).tabIndex).toBe(0);
  }
});
