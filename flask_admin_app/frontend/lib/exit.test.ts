import { beforeEach, expect, test, vi } from "vitest";

import { installExit, leaveNow, makeTwice, stopFirst } from "./exit";
import { keepStream } from "./media";
import { goTo, loadAnew, sendForm } from "./navigate";
import { reloadOnce } from "./reload";

const steps: string[] = [];
let goneTo: string | URL;
let told: { readonly url: string; readonly body: FormData } | null = null;
stopFirst(() => {
  steps.push("stop-first");
  throw new Error("must not keep the rest from running");
});

function fakeStream(): MediaStream {
  const stop = (): number => steps.push("track");
  return { getTracks: () => [{ stop }] } as unknown as MediaStream;
}

beforeEach(() => {
  steps.length = 0;
  document.body.replaceChildren();
  document.body.setAttribute("data-exit-url", "https://example.org/");
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/j/abc/exit";
  const token = document.createElement("input");
  token.name = "csrf_token";
  token.value = "secret";
  const button = document.createElement("button");
  button.setAttribute("data-action", "exit");
  form.append(token, button);
  document.body.append(form, document.createElement("iframe"));
  vi.spyOn(window.location, "replace").mockImplementation((url) => {
    steps.push("replace");
    goneTo = url;
  });
  const beacon = (url: string, body: FormData): boolean => {
    steps.push("beacon");
    told = { url, body };
    return true;
  };
  Object.defineProperty(navigator, "sendBeacon", { value: beacon, configurable: true });
});

test("stops media first, empties storage, tells the server and replaces the page", () => {
  keepStream(fakeStream());
  sessionStorage.setItem("tuokio-take-part", "none");
  localStorage.setItem("jitsiLocalStorage", "{}");
  leaveNow();
  expect(steps).toEqual(["stop-first", "track", "beacon", "replace"]);
  expect(sessionStorage.length).toBe(0);
  expect(localStorage.length).toBe(0);
  expect(document.querySelector("iframe")).toBeNull();
  expect(document.body.hidden).toBe(true);
  expect(goneTo).toBe("https://example.org/");
  expect(told?.url).toContain("/j/abc/exit");
  expect(told?.body.get("csrf_token")).toBe("secret");
  expect(told?.body.get("leaving")).toBe("already");
});

test("nothing that the server says afterwards brings the person back", () => {
  installExit();
  const reload = vi.spyOn(window.location, "reload").mockImplementation(() => undefined);
  leaveNow();
  goTo("/j/abc/meeting");
  loadAnew();
  expect(reloadOnce()).toBe(true);
  expect(goneTo).toBe("https://example.org/");
  expect(reload).not.toHaveBeenCalled();
  const join = document.body.appendChild(document.createElement("form"));
  const sent = vi.fn();
  join.addEventListener("submit", sent);
  join.submit = sent;
  sendForm(join);
  Object.defineProperty(join, "requestSubmit", { value: undefined });
  sendForm(join);
  expect(sent, "nor by a browser that is too old for requestSubmit").not.toHaveBeenCalled();
});

test("leaves even when the beacon and the storage refuse", () => {
  Object.defineProperty(navigator, "sendBeacon", {
    configurable: true,
    value: () => {
      throw new Error("offline");
    },
  });
  vi.spyOn(Storage.prototype, "clear").mockImplementation(() => {
    throw new DOMException("refused", "SecurityError");
  });
  leaveNow();
  expect(steps).toContain("replace");
});

test("Esc must come twice within a second and a half", () => {
  const twice = makeTwice();
  expect(twice(0)).toBe(false);
  expect(twice(1501)).toBe(false);
  expect(twice(3001)).toBe(true);
  expect(twice(3100)).toBe(false);
});

test("the button and Esc twice leave; other keys and a held key do not", () => {
  installExit();
  const press = (key: string, repeat = false): boolean =>
    document.dispatchEvent(new KeyboardEvent("keydown", { key, repeat, cancelable: true }));
  press("Escape");
  press("Escape", true);
  press("a");
  expect(steps).not.toContain("replace");
  expect(press("Escape"), "the browser must not take it for: stop loading").toBe(false);
  expect(steps).toContain("replace");
  expect(press("Escape", true), "nor one held for too long").toBe(false);
  steps.length = 0;
  document.querySelector("button")?.click();
  expect(steps).toContain("replace");
});
