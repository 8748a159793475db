import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { TokenAnswer } from "./meeting-token";
import { Shell } from "./shell";
import type { FromStage } from "./stage-messages";

const ORIGIN = "https://stage.example.org";
const TOKEN: TokenAnswer = {
  kind: "token",
  meeting: {
    token: "t",
    room: "r",
    domain: "d",
    kind: "practice",
    jitsi_url: null,
    name: "Aino",
    subject: "",
    language: "fi",
    expires_in: 600,
  },
};

let shell: Shell;
let sent: Record<string, unknown>[];
let states: string[];

function frame(): HTMLIFrameElement | null {
  return document.querySelector("iframe");
}

const windows = new WeakMap<HTMLIFrameElement, Window>();

Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
  configurable: true,
  get(this: HTMLIFrameElement) {
    const known = windows.get(this);
    if (known) return known;
    const postMessage = (data: Record<string, unknown>): void => {
      sent.push(data);
    };
    const made = { postMessage } as unknown as Window;
    windows.set(this, made);
    return made;
  },
});

async function say(message: FromStage): Promise<void> {
  const source = frame()?.contentWindow ?? null;
  const data = { tuokio: 1, ...message };
  window.dispatchEvent(new MessageEvent("message", { data, origin: ORIGIN, source }));
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(async () => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  [sent, states] = [[], []];
  shell = new Shell({
    mount: document.body,
    stageUrl: "about:blank",
    stageOrigin: ORIGIN,
    tokenUrl: "/token",
    frameTitle: "Picture and sound",
    devices: () => ({ camera: true, microphone: true }),
    stageTexts: () => ({}),
    onState: (state) => states.push(state.kind),
    onDoubt: () => undefined,
    fetchToken: () => Promise.resolve(TOKEN),
  });
  shell.join();
  await vi.advanceTimersByTimeAsync(0);
  await say({ type: "ready" });
  await say({ type: "joined" });
  sent = [];
});

afterEach(() => {
  shell.stop();
  vi.useRealTimers();
});

test("out of sight at once, quiet when the stage says so, and back in the same call", async () => {
  shell.stepAside();
  expect(frame()?.hidden).toBe(true);
  expect(sent).toEqual([{ tuokio: 1, type: "aside", on: true }]);
  await say({ type: "aside", quiet: true });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(frame()?.hidden).toBe(true);
  shell.stepBack();
  expect(frame()?.hidden).toBe(false);
  expect(sent.at(-1)).toEqual({ tuokio: 1, type: "aside", on: false });
});

test.each<[string, FromStage | null]>([
  ["says nothing", null],
  ["cannot be quiet", { type: "aside", quiet: false }],
  ["loses its line", { type: "need-token" }],
  ["is over", { type: "left", reason: "ended" }],
])("a stage that %s is taken away, without a word", async (_, message) => {
  shell.stepAside();
  const before = states.length;
  if (message) await say(message);
  else await vi.advanceTimersByTimeAsync(1000);
  expect(frame()).toBeNull();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(frame()).toBeNull();
  expect(states.length).toBe(before);
  shell.stepBack();
  expect(frame()).not.toBeNull();
});

test("while the meeting is still opening, its frame goes", async () => {
  shell.join();
  await vi.advanceTimersByTimeAsync(0);
  shell.stepAside();
  expect(frame()).toBeNull();
  shell.join();
  expect(frame()).toBeNull();
});
