import { expect, test } from "vitest";

import { fromBase64url, toBase64url } from "./base64url";

const PAIRS: readonly [readonly number[], string][] = [
  [[], ""],
  [[0], "AA"],
  [[255, 255], "__8"],
  [[251, 239, 190], "----"],
  [[102, 111, 111, 98, 97, 114], "Zm9vYmFy"],
];

test.each(PAIRS)("%j is %s, both ways", (bytes, text) => {
  expect(toBase64url(Uint8Array.from(bytes).buffer)).toBe(text);
  expect([...new Uint8Array(fromBase64url(text))]).toEqual(bytes);
});
