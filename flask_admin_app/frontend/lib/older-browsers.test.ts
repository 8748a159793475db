import { expect, test } from "vitest";

import { makeGood } from "./older-browsers";

const PLACES = [
  [Element.prototype, "replaceChildren"],
  [Object, "fromEntries"],
] as const;

test("what an old browser lacks is added, and only that", () => {
  const before = PLACES.map(([place, name]) => Object.getOwnPropertyDescriptor(place, name));
  const known: unknown = Reflect.get(Object, "entries");
  for (const [place, name] of PLACES) Reflect.deleteProperty(place, name);
  try {
    makeGood();
    const place = document.createElement("p");
    place.append("old", document.createElement("b"));
    place.replaceChildren("new", document.createElement("i"));
    expect([place.textContent, place.childNodes.length]).toEqual(["new", 2]);
    expect(Object.fromEntries(new Map([["a", 1]]))).toEqual({ a: 1 });
    expect(Reflect.get(Object, "entries")).toBe(known);
  } finally {
    for (const [at, [place, name]] of PLACES.entries()) {
      Object.defineProperty(place, name, before[at] ?? {});
    }
  }
});

test("what a browser has stays its own", () => {
  const before: unknown = Reflect.get(Element.prototype, "replaceChildren");
  makeGood();
  expect(Reflect.get(Element.prototype, "replaceChildren")).toBe(before);
});
