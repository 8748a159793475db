import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Meeting, TokenAnswer } from "./meeting-token";
import { SpareToken } from "./spare-token";

function meeting(token: string, expires = 600): Meeting {
  return {
    token,
    room: "r",
    domain: "d",
    kind: "practice",
    jitsi_url: null,
    name: "",
    subject: "",
    language: "fi",
    expires_in: expires,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("keeps one token, gives it once, and renews it every five minutes", async () => {
  let count = 0;
  const ask = vi.fn((): Promise<TokenAnswer> => {
    count += 1;
    return Promise.resolve({ kind: "token", meeting: meeting(`t${count}`) });
  });
  const spare = new SpareToken(ask, vi.fn());
  expect(spare.take()).toBeNull();
  spare.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(spare.take()?.token).toBe("t1");
  expect(spare.take()).toBeNull();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(spare.take()?.token).toBe("t2");
});

test("survives the service being away until its own end, and is not given after it", async () => {
  let answer: TokenAnswer = { kind: "token", meeting: meeting("t1") };
  const spare = new SpareToken(() => Promise.resolve(answer), vi.fn());
  spare.start();
  await vi.advanceTimersByTimeAsync(0);
  answer = { kind: "unavailable" };
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  const other = new SpareToken(() => Promise.resolve(answer), vi.fn());
  other.start();
  expect(spare.take()?.token).toBe("t1");
  answer = { kind: "token", meeting: meeting("t2") };
  await vi.advanceTimersByTimeAsync(60_000);
  answer = { kind: "unavailable" };
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(spare.take()).toBeNull();
});

test("a door that has to open anew takes nothing away", async () => {
  let answer: TokenAnswer = { kind: "token", meeting: meeting("t1") };
  const doubt = vi.fn();
  const spare = new SpareToken(() => Promise.resolve(answer), doubt);
  spare.start();
  await vi.advanceTimersByTimeAsync(0);
  answer = { kind: "waiting", words: "" };
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(doubt).not.toHaveBeenCalled();
  expect(spare.take()?.token).toBe("t1");
});

test("a refusal takes the spare away and raises doubt", async () => {
  let answer: TokenAnswer = { kind: "token", meeting: meeting("t1") };
  const doubt = vi.fn();
  const spare = new SpareToken(() => Promise.resolve(answer), doubt);
  spare.start();
  await vi.advanceTimersByTimeAsync(0);
  answer = { kind: "refused", title: "", next: null };
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(doubt).toHaveBeenCalledOnce();
  expect(spare.take()).toBeNull();
});

test("whoever has left holds no token, even when one was on its way", async () => {
  const spare = new SpareToken(
    () => Promise.resolve({ kind: "token", meeting: meeting("t1") }),
    vi.fn(),
  );
  spare.start();
  spare.stop();
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(spare.take()).toBeNull();
});
