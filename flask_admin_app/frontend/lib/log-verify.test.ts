import { beforeEach, expect, test, vi } from "vitest";

import { installVerify } from "./log-verify";
import { forgetTexts } from "./texts";

const TEXTS = {
  "audit-js-verify-running": "{checked} of {size}",
  "audit-js-verify-good": "{checked} good",
  "audit-js-verify-bad": "{checked} bad",
  "audit-js-verify-counts": "{opened} opened, {erased} erased",
  "audit-js-verify-broken": "broken",
  "audit-js-verify-signed-out": "signed out",
};

const LAST = { checked: 3, opened: 2, erased: 1, size: 3, next: null, faults: [], signed: "Signed." };

function element(html: string): HTMLElement {
  const page = new DOMParser().parseFromString(html, "text/html");
  const first = page.body.firstElementChild ?? page.head.firstElementChild;
  if (!(first instanceof HTMLElement)) throw new Error(html);
  return first;
}

let form: HTMLFormElement | undefined;

beforeEach(() => {
  document.body.replaceChildren(
    element(`<script type="application/json" id="texts">${JSON.stringify(TEXTS)}</script>`),
    element(`<form method="post" action="https://tuokio.example/audit/verify" data-verify>
      <input name="csrf_token" value="token"><button>Check</button></form>`),
    element(`<div data-verify-shown hidden><progress></progress><div data-verify-said></div></div>`),
  );
  forgetTexts();
  [form] = [...document.forms];
  installVerify();
});

function said(): Element {
  const there = document.querySelector("[data-verify-said]");
  if (there === null) throw new Error("nothing is said");
  return there;
}

/** False: the page does not send the form itself. */
function press(): boolean {
  return form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })) ?? true;
}

async function pressed(answer: () => Promise<Response>): Promise<ReturnType<typeof vi.fn>> {
  const fetched = vi.fn(answer);
  vi.stubGlobal("fetch", fetched);
  expect(press()).toBe(false);
  await vi.waitFor(() => {
    expect(said().getAttribute("data-verify-said")).not.toBe("running");
  });
  return fetched;
}

function answers(body: unknown, status = 200): () => Promise<Response> {
  return () => Promise.resolve(new Response(JSON.stringify(body), { status }));
}

test("a whole log is told to be whole", async () => {
  const fetched = await pressed(answers(LAST));
  expect(fetched.mock.calls[0]?.[0]).toBe("https://tuokio.example/audit/verify");
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: "POST", body: '{"from":0}' });
  expect(said().getAttribute("data-verify-said")).toBe("good");
  expect(said().textContent).toContain("3 good");
  expect(said().textContent).toContain("2 opened, 1 erased");
  expect(said().textContent).toContain("Signed.");
  expect(document.querySelector("[data-verify-shown]")?.hasAttribute("hidden")).toBe(false);
  expect(document.querySelector("progress")?.hidden).toBe(true);
});

test("faults are listed, in words and exactly", async () => {
  const faults = [{ words: "Entry 1 is not in order.", exactly: "entry 1 is missing" }];
  await pressed(answers({ ...LAST, faults }));
  expect(said().getAttribute("data-verify-said")).toBe("bad");
  expect(said().querySelector("li")?.textContent).toBe(
    "Entry 1 is not in order. entry 1 is missing",
  );
});

test("a service that does not answer is never called whole", async () => {
  await pressed(() => Promise.reject(new TypeError("no network")));
  expect(said().textContent).toBe("broken");
  await pressed(answers({}, 503));
  expect(said().textContent).toBe("broken");
  await pressed(answers({}, 401));
  expect(said().textContent).toBe("signed out");
});

test("a second press while it runs asks nothing more", async () => {
  const fetched = vi.fn(answers(LAST));
  vi.stubGlobal("fetch", fetched);
  press();
  press();
  await vi.waitFor(() => {
    expect(said().getAttribute("data-verify-said")).toBe("good");
  });
  expect(fetched).toHaveBeenCalledTimes(1);
});
