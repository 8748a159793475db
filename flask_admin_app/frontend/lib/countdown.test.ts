import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Countdown } from "./countdown";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function counting(seconds: number): { ticks: number[]; done: () => number; it: Countdown } {
  const ticks: number[] = [];
  let done = 0;
  const it = new Countdown({
    seconds,
    onTick: (left) => ticks.push(left),
    onDone: () => {
      done += 1;
    },
  });
  return { ticks, done: () => done, it };
}

test("counts every second and is done once", () => {
  const { ticks, done, it } = counting(3);
  it.start();
  it.start();
  vi.advanceTimersByTime(10_000);
  expect(ticks).toEqual([3, 2, 1, 0]);
  expect(done()).toBe(1);
});

test("stopped is stopped for good (WCAG 2.2.1)", () => {
  const { done, it } = counting(3);
  it.start();
  vi.advanceTimersByTime(2000);
  it.stop();
  it.start();
  vi.advanceTimersByTime(60_000);
  expect(done()).toBe(0);
});

test("held while nobody looks, then the whole time again", () => {
  const { ticks, done, it } = counting(3);
  it.start();
  vi.advanceTimersByTime(2000);
  it.hold();
  vi.advanceTimersByTime(60_000);
  expect(done()).toBe(0);
  it.start();
  vi.advanceTimersByTime(2000);
  expect(done()).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(done()).toBe(1);
  expect(ticks).toEqual([3, 2, 1, 3, 2, 1, 0]);
});
