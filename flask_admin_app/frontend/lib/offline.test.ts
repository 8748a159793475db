import { beforeEach, expect, test, vi } from "vitest";

import { installOffline } from "./offline";
import { forgetTexts } from "./texts";

function put(html: string): void {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  document.body.replaceChildren(...fresh.body.childNodes);
}

function submit(id: string): boolean {
  const form = document.getElementById(id);
  return form?.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true })) ?? false;
}

function line(up: boolean): void {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(up);
}

installOffline();

beforeEach(() => {
  put('<form id="a" method="post"></form><form id="search" method="get"></form>');
  forgetTexts();
});

test("with a line, everything goes its way", () => {
  line(true);
  expect(submit("a")).toBe(true);
  expect(document.querySelector("[role=alert]")).toBeNull();
});

test("without a line the press waits and says so, once; then it says that the line is back", () => {
  line(false);
  expect(submit("a")).toBe(false);
  expect(submit("a")).toBe(false);
  expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
  expect(document.querySelector("[role=alert]")?.textContent).toBe("client-js-offline");
  window.dispatchEvent(new Event("online"));
  expect(document.querySelector("[role=alert]")?.textContent).toBe("client-js-online");
});

test("what somebody else deals with, the quick exit first, is left alone", () => {
  line(false);
  const deal = (event: Event): void => {
    event.preventDefault();
  };
  document.getElementById("a")?.addEventListener("submit", deal);
  submit("a");
  expect(submit("search")).toBe(true);
  expect(document.querySelector("[role=alert]")).toBeNull();
});
