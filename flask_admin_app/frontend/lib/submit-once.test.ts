import { beforeEach, expect, test, vi } from "vitest";

import { installSubmitOnce } from "./submit-once";

installSubmitOnce();

function makeForm(method: string): HTMLFormElement {
  const form = document.createElement("form");
  form.method = method;
  const button = document.createElement("button");
  form.append(button);
  document.body.append(form);
  return form;
}

/** False when the page would not send the form. */
function submit(form: HTMLFormElement): boolean {
  return form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  return () => vi.useRealTimers();
});

test("a double tap sends one POST, and the page coming back frees the form", () => {
  const form = makeForm("post");
  expect(submit(form)).toBe(true);
  expect(submit(form)).toBe(false);
  expect(form.querySelector("button")?.getAttribute("aria-disabled")).toBe("true");
  window.dispatchEvent(new Event("pageshow"));
  expect(form.querySelector("button")?.getAttribute("aria-disabled")).toBe("false");
  expect(submit(form)).toBe(true);
});

test("a form whose answer leaves the page in place is free again after a while", () => {
  const form = makeForm("post");
  submit(form);
  vi.advanceTimersByTime(10_000);
  expect(submit(form)).toBe(true);
});

test("a form whose answer is a file says so, and is soon free again", () => {
  const form = makeForm("post");
  form.setAttribute("data-download", "");
  const said = document.createElement("p");
  said.setAttribute("data-download-said", "");
  form.append(said);
  expect(submit(form)).toBe(true);
  expect(said.textContent).toBe("client-js-file-coming");
  expect(submit(form)).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(form.querySelector("button")?.getAttribute("aria-disabled")).toBe("false");
  expect(submit(form)).toBe(true);
});

test("reading is not guarded", () => {
  const form = makeForm("get");
  submit(form);
  expect(submit(form)).toBe(true);
});
