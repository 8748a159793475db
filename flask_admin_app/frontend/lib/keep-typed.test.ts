import { beforeEach, expect, test } from "vitest";

import { installKeepTyped } from "./keep-typed";

const PAGE = `<main><form id="contact" method="post"><textarea name="text"></textarea>
  <input type="tel" name="phone"><input type="checkbox" name="choice"></form></main>`;

function load(path: string): void {
  window.history.replaceState(null, "", path);
  const fresh = new DOMParser().parseFromString(PAGE, "text/html");
  document.body.replaceChildren(...fresh.body.childNodes);
  installKeepTyped();
}

function field(name: string): HTMLTextAreaElement {
  const found = document.querySelector<HTMLTextAreaElement>(`[name=${name}]`);
  if (!found) throw new Error(name);
  return found;
}

function send(): void {
  field("text").form?.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
}

beforeEach(() => {
  sessionStorage.clear();
  load("/j/a/wait");
});

test("what was typed comes back when the form did not get through", () => {
  field("text").value = "soita";
  field("phone").value = "040";
  send();
  load("/j/a/wait");
  expect([field("text").value, field("phone").value]).toEqual(["soita", "040"]);
});

test("once it got through, the next page forgets it", () => {
  field("text").value = "soita";
  send();
  load("/j/a/bye");
  expect(sessionStorage.length).toBe(0);
  load("/j/a/wait");
  expect(field("text").value).toBe("");
});

test("the quick exit keeps nothing", () => {
  field("text").value = "soita";
  field("text").form?.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  send();
  expect(sessionStorage.length).toBe(0);
});
