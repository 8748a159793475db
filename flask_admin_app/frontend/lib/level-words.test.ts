import { expect, test } from "vitest";

import { BETWEEN_MS, LevelWords, SILENT_AFTER_MS } from "./level-words";

const [SILENT, QUIET, LOUD] = [0, 8, 60];

/** What is said while the levels come in, ten each second, each second at one level. */
function said(...seconds: readonly number[]): readonly (readonly [number, string])[] {
  const words = new LevelWords();
  const news: (readonly [number, string])[] = [];
  for (let now = 0; now < seconds.length * 1000; now += 100) {
    const word = words.hear(seconds[Math.floor(now / 1000)] ?? 0, now);
    if (word !== null) news.push([now, word]);
  }
  return news;
}

test("a voice is confirmed at once, and once", () => {
  expect(said(SILENT, LOUD, SILENT, LOUD, SILENT, SILENT, SILENT, SILENT, SILENT)).toEqual([
    [1000, "good"],
  ]);
});

test("silence is told after a while, once", () => {
  expect(said(...Array<number>(20).fill(SILENT))).toEqual([[SILENT_AFTER_MS, "none"]]);
});

test("a quiet voice is told as such, and what follows is told later", () => {
  const news = said(QUIET, QUIET, QUIET, QUIET, LOUD, SILENT, SILENT);
  expect(news).toEqual([
    [BETWEEN_MS, "low"],
    [2 * BETWEEN_MS, "good"],
  ]);
});

test("never twice within the time between", () => {
  const news = said(QUIET, SILENT, QUIET, LOUD, QUIET, SILENT, SILENT, SILENT, QUIET, LOUD);
  const times = news.map(([now]) => now);
  expect(times.every((now, at) => at === 0 || now - (times[at - 1] ?? 0) >= BETWEEN_MS)).toBe(true);
});
