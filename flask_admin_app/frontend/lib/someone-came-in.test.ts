import { beforeEach, expect, test, vi } from "vitest";

import { Backoff } from "./backoff";
import { SomeoneCameIn } from "./someone-came-in";

const PAGE = `
  <form id="in"><button data-action="someone-came-in" data-aside-button>.</button></form>
  <main data-aside="off"><h2 tabindex="-1" data-aside-home>.</h2>
  <form id="back"><button data-action="come-back">.</button></form></main>`;

let order: string[];
let heard: boolean[];
let answers: boolean[];
let main: HTMLElement;

function press(action: string): void {
  const button = document.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
  button?.form?.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
}

function made(): SomeoneCameIn {
  const cameIn = new SomeoneCameIn({
    main,
    onAside: () => order.push("aside"),
    onBack: () => order.push("back"),
    backoff: new Backoff({ first: 1, most: 1, jitter: 0 }),
    tell: (_, on) => {
      order.push("told");
      heard.push(on);
      return Promise.resolve(answers.shift() ?? true);
    },
  });
  cameIn.install();
  return cameIn;
}

beforeEach(() => {
  [order, heard, answers] = [[], [], []];
  const page = new DOMParser().parseFromString(PAGE, "text/html");
  document.body.replaceChildren(...page.body.childNodes);
  main = document.querySelector("main") ?? document.body;
});

test("the screen first, then the server; the button that tells of it goes too", async () => {
  const cameIn = made();
  press("someone-came-in");
  expect([cameIn.on, main.getAttribute("data-aside")]).toEqual([true, "on"]);
  expect(document.getElementById("in")?.hidden).toBe(true);
  expect(document.activeElement?.localName).toBe("h2");
  await vi.waitFor(() => {
    expect(order).toEqual(["aside", "told"]);
  });
  press("come-back");
  expect(cameIn.on).toBe(false);
  expect(document.getElementById("in")?.hidden).toBe(false);
  await vi.waitFor(() => {
    expect(heard).toEqual([true, false]);
  });
});

test("told again until it is heard", async () => {
  answers = [false, false, true];
  made();
  press("someone-came-in");
  await vi.waitFor(() => {
    expect(heard).toEqual([true, true, true]);
  });
});

test("what was pressed last counts", async () => {
  answers = [false, true];
  made();
  press("someone-came-in");
  press("come-back");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual([true, false]);
});

test("a page that comes up while somebody is there is quiet from the start", () => {
  main.setAttribute("data-aside", "on");
  made();
  expect(order).toEqual(["aside"]);
});
