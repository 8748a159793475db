import { expect, test } from "vitest";

import { newcomers } from "./visitors";

test("counts only those who were not there before", () => {
  expect(newcomers("", "")).toBe(0);
  expect(newcomers("", "a")).toBe(1);
  expect(newcomers("a b", "b c d")).toBe(2);
  expect(newcomers("a b", "")).toBe(0);
});
