import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Backoff } from "./backoff";
import type { TokenAnswer } from "./meeting-token";
import { Shell, type ShellState } from "./shell";
import type { FromStage } from "./stage-messages";

const ORIGIN = "https://stage.example.org";

let answers: TokenAnswer[];
let asked: number;
let states: string[];
let doubts: number;
let shell: Shell;
let sent: Record<string, unknown>[];

function token(name: string): TokenAnswer {
  return {
    kind: "token",
    meeting: {
      token: name,
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
}

function frame(): HTMLIFrameElement | null {
  return document.querySelector("iframe");
}

/** A message as the stage would send it; anything of it can be forged. */
async function say(message: FromStage, forged: Partial<MessageEventInit> = {}): Promise<void> {
  const event = new MessageEvent("message", {
    data: { tuokio: 1, ...message },
    origin: ORIGIN,
    source: frame()?.contentWindow ?? null,
    ...forged,
  });
  window.dispatchEvent(event);
  await vi.advanceTimersByTimeAsync(0);
}

/** The test page loads no frames; every frame gets a window of its own that notes what it hears. */
const windows = new WeakMap<HTMLIFrameElement, Window>();

function windowOf(element: HTMLIFrameElement): Window {
  const known = windows.get(element);
  if (known) return known;
  const postMessage = (data: Record<string, unknown>, origin: string): void => {
    expect(origin).toBe(ORIGIN);
    sent.push(data);
  };
  const made = { postMessage } as unknown as Window;
  windows.set(element, made);
  return made;
}

Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
  configurable: true,
  get(this: HTMLIFrameElement) {
    return windowOf(this);
  },
});

async function joinFully(): Promise<void> {
  shell.join();
  await vi.advanceTimersByTimeAsync(0);
  await say({ type: "ready" });
  await say({ type: "joined" });
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  answers = [];
  asked = 0;
  states = [];
  doubts = 0;
  sent = [];
  shell = new Shell({
    mount: document.body,
    stageUrl: "about:blank",
    stageOrigin: ORIGIN,
    tokenUrl: "/token",
    frameTitle: "Kuva",
    devices: () => ({ camera: true, microphone: false }),
    stageTexts: () => ({ "stage-js-you": "Sinä" }),
    onState: (state: ShellState) => states.push(state.kind),
    onDoubt: () => {
      doubts += 1;
    },
    backoff: new Backoff({ random: () => 0 }),
    fetchToken: () => {
      asked += 1;
      return Promise.resolve(answers.shift() ?? token(`t${asked}`));
    },
  });
});

afterEach(() => {
  shell.stop();
  vi.useRealTimers();
});

test("gives the token only to the stage, and only once it is ready", async () => {
  shell.join();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([]);
  await say({ type: "ready" }, { origin: "https://evil.example.org" });
  await say({ type: "ready" }, { source: window });
  expect(sent).toEqual([]);
  await say({ type: "ready" });
  expect(sent).toMatchObject([
    { tuokio: 1, type: "start", meeting: { token: "t1", camera: true, microphone: false } },
  ]);
  await say({ type: "joined" });
  expect(states).toEqual(["loading", "joined"]);
});

test("a dropped line comes back with a fresh token in the same frame", async () => {
  await joinFully();
  const before = frame();
  await say({ type: "need-token" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.at(-1)).toMatchObject({ type: "token", meeting: { token: "t3" } });
  expect(frame()).toBe(before);
});

test("with the service away it comes back with the spare, once, and then keeps trying", async () => {
  await joinFully();
  answers = Array.from({ length: 4 }, () => ({ kind: "unavailable" }));
  await say({ type: "need-token" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.at(-1)).toMatchObject({ type: "token", meeting: { token: "t2" } });
  const messages = sent.length;
  await say({ type: "need-token" });
  await vi.advanceTimersByTimeAsync(2000 + 4000 + 8000 - 1);
  expect(sent).toHaveLength(messages);
  expect(states.at(-1)).toBe("retrying");
  expect(frame()).not.toBeNull();
  await vi.advanceTimersByTimeAsync(15_001);
  expect(sent.at(-1)).toMatchObject({ type: "token" });
});

test("a refusal drops the frame at once and asks the server what is allowed", async () => {
  await joinFully();
  answers = [{ kind: "refused", title: "Ei nyt", next: "/j/x/wait" }];
  await say({ type: "need-token" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(frame()).toBeNull();
  expect(states.at(-1)).toBe("refused");
  expect(doubts).toBe(1);
});

test("stop drops the frame, forgets the spare and ignores a token on its way", async () => {
  await joinFully();
  await say({ type: "need-token" });
  shell.stop();
  expect(frame()).toBeNull();
  const before = asked;
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  expect(asked).toBe(before);
  expect(states.at(-1)).toBe("idle");
});

test("left on purpose is left; a line that broke is put up again", async () => {
  await joinFully();
  await say({ type: "left", reason: "dropped" });
  expect(frame()).toBeNull();
  await vi.advanceTimersByTimeAsync(1000);
  expect(frame()).not.toBeNull();
  await say({ type: "left", reason: "removed" });
  expect(frame()).toBeNull();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(frame()).toBeNull();
  expect(states.at(-1)).toBe("left");
  expect(doubts).toBe(1);
});

test("a stage that never says it is ready is replaced", async () => {
  shell.join();
  const before = frame();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(before?.isConnected).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(frame()).not.toBeNull();
});

const WAITS: TokenAnswer = { kind: "waiting", words: "Hetki" };

test("before an open door it waits, and goes in at the server's word", async () => {
  answers = [WAITS, WAITS];
  shell.join();
  await vi.advanceTimersByTimeAsync(0);
  await say({ type: "ready" });
  expect(states).toEqual(["loading", "waiting"]);
  expect([doubts, asked]).toEqual([1, 1]);
  shell.knock();
  shell.knock();
  await vi.advanceTimersByTimeAsync(0);
  // The word was early: it waits on, and does not ask the page again.
  expect([doubts, asked]).toEqual([1, 2]);
  shell.knock();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toMatchObject([{ type: "start", meeting: { token: "t3" } }]);
  await say({ type: "joined" });
  expect(states.slice(-2)).toEqual(["loading", "joined"]);
  shell.knock();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
});

test("when no word comes it asks now and then, and less and less often", async () => {
  answers = Array.from({ length: 20 }, () => WAITS);
  shell.join();
  await say({ type: "ready" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(1 + 4 + 3); // after 1, 2, 4 and 8 seconds, then every 15
  answers = [];
  await vi.advanceTimersByTimeAsync(15_000);
  expect(sent).toMatchObject([{ type: "start" }]);
  expect(doubts).toBe(1);
});

test("whoever goes does not wait any more", async () => {
  answers = [WAITS];
  shell.join();
  await vi.advanceTimersByTimeAsync(0);
  shell.stop();
  shell.knock();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(1);
  expect(states.at(-1)).toBe("idle");
});

test("a call that works is untouched while the door opens anew", async () => {
  await joinFully();
  expect(shell.connected).toBe(true);
  answers = Array.from({ length: 2 }, () => WAITS);
  await vi.advanceTimersByTimeAsync(5 * 60_000); // the spare is renewed: not now
  expect([states.at(-1), shell.connected, doubts]).toEqual(["joined", true, 0]);
  await say({ type: "need-token" });
  expect(shell.connected).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(states.at(-1)).toBe("waiting");
  expect(frame()).not.toBeNull();
});
