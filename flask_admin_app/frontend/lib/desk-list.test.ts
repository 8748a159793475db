import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { EVERY_MS, installDeskList } from "./desk-list";
import { make } from "./dom";

let fetcher: ReturnType<typeof vi.fn<() => Promise<Response>>>;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren(
    make("div", { id: "desk-lists", "data-fragment": "/desk/list" }, make("p", { id: "a" }, "one")),
  );
  fetcher = vi.fn(() => Promise.resolve(new Response(`<p id="a">two</p>`)));
  vi.stubGlobal("fetch", fetcher);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a meeting that was handed over comes by itself", async () => {
  installDeskList();
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  expect(fetcher).toHaveBeenCalledTimes(1);
  expect(document.getElementById("a")?.textContent).toBe("two");
});

test("whoever is signed out asks no more", async () => {
  fetcher.mockImplementation(() => Promise.resolve(new Response("", { status: 401 })));
  installDeskList();
  await vi.advanceTimersByTimeAsync(3 * EVERY_MS);
  expect(fetcher).toHaveBeenCalledTimes(1);
});

test("other pages of staff have no list", async () => {
  document.body.replaceChildren();
  installDeskList();
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  expect(fetcher).not.toHaveBeenCalled();
});
