import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Fragment, morphInto } from "./fragment";

let container: HTMLElement;

beforeEach(() => {
  container = document.createElement("div");
  container.id = "people";
  document.body.replaceChildren(container);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const FORM = `<div data-next="/here"><p id="line">one</p><details id="more"><summary>m</summary>
  <input id="words" name="text" value=""></details><textarea id="long"></textarea>
  <input type="checkbox" id="tick" name="who" value="a.1"></div>`;

function field(id: string): HTMLInputElement {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLInputElement)) throw new Error(id);
  return found;
}

test("keeps what was typed, ticked and unfolded, and takes the rest from the server", () => {
  morphInto(container, FORM);
  const words = field("words");
  words.value = "olen tulossa";
  field("tick").checked = true;
  document.getElementById("more")?.setAttribute("open", "");
  const long = document.querySelector("textarea");
  if (long) long.value = "typed";
  const next = morphInto(container, FORM.replace("one", "two").replace("a.1", "a.2"));
  expect(next).toBe("/here");
  expect(document.getElementById("line")?.textContent).toBe("two");
  expect(field("words")).toBe(words);
  expect(words.value).toBe("olen tulossa");
  expect(long?.value).toBe("typed");
  expect(document.getElementById("more")?.hasAttribute("open")).toBe(true);
  expect(field("tick").checked).toBe(true);
  // The version under the tick is the server's: an old one would be refused.
  expect(field("tick").getAttribute("value")).toBe("a.2");
});

test("an answer that carries the container itself is not nested", () => {
  morphInto(container, `<div id="people"><p>x</p></div>`);
  expect(document.querySelectorAll("#people")).toHaveLength(1);
  expect(container.textContent).toBe("x");
});

function respond(...responses: (Response | Error)[]): ReturnType<typeof vi.fn> {
  const fetcher = vi.fn(() => {
    const next = responses.shift() ?? new Error("none left");
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  vi.stubGlobal("fetch", fetcher);
  return fetcher;
}

test("a sign-in page is never morphed in: redirected and refused mean gone", async () => {
  const redirected = new Response("");
  Object.defineProperty(redirected, "ok", { value: false });
  Object.defineProperty(redirected, "type", { value: "opaqueredirect" });
  respond(redirected, new Response("<p>no</p>", { status: 404 }));
  const fragment = new Fragment(container, "/f");
  expect(await fragment.refresh()).toEqual({ kind: "gone" });
  expect(await fragment.refresh()).toEqual({ kind: "gone" });
  expect(container.childNodes).toHaveLength(0);
});

test("no network and a broken service are only unavailable", async () => {
  respond(new TypeError("offline"), new Response("", { status: 503 }));
  const fragment = new Fragment(container, "/f");
  expect(await fragment.refresh()).toEqual({ kind: "unavailable" });
  expect(await fragment.refresh()).toEqual({ kind: "unavailable" });
});

test("changes that come during a fetch cause exactly one more", async () => {
  const fetcher = respond(new Response("<p>1</p>"), new Response("<p>2</p>"));
  const fragment = new Fragment(container, "/f");
  await Promise.all([fragment.refresh(), fragment.refresh(), fragment.refresh()]);
  expect(fetcher).toHaveBeenCalledTimes(2);
  expect(container.textContent).toBe("2");
});
