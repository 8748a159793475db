import { expect, test } from "vitest";

import { Backoff } from "./backoff";

test("waits 1, 2, 4, 8 and then 15 seconds, and starts again after a success", () => {
  const backoff = new Backoff({ random: () => 0 });
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([
    1000, 2000, 4000, 8000, 15_000, 15_000,
  ]);
  backoff.reset();
  expect(backoff.next()).toBe(1000);
});

test("spreads the attempts, but never waits longer than the step", () => {
  const backoff = new Backoff({ random: () => 1, jitter: 0.2 });
  expect(backoff.next()).toBe(800);
  expect(backoff.next()).toBe(1600);
});
