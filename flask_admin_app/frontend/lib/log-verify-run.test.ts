import { expect, test } from "vitest";

import { verifyAll, type VerifyPart } from "./log-verify-run";

const FAULT = { words: "Entry 3 is not in order.", exactly: "entry 3 is missing" };

function part(fields: Partial<VerifyPart>): VerifyPart {
  const nothing = { checked: 0, opened: 0, erased: 0, size: 5, next: null, faults: [], signed: null };
  return { ...nothing, ...fields };
}

function service(parts: readonly VerifyPart[]): { asked: number[]; ask: typeof answer } {
  const asked: number[] = [];
  const left = [...parts];
  const answer = (from: number): Promise<VerifyPart> => {
    asked.push(from);
    const next = left.shift();
    return next ? Promise.resolve(next) : Promise.reject(new Error("away"));
  };
  return { asked, ask: answer };
}

test("it goes from part to part to the end, and adds up", async () => {
  const { asked, ask } = service([
    part({ checked: 2, opened: 2, next: 2 }),
    part({ checked: 2, opened: 1, erased: 1, next: 4, faults: [FAULT] }),
    part({ checked: 1, opened: 1, signed: "Signed.", faults: [FAULT] }),
  ]);
  const seen: number[] = [];
  const found = await verifyAll(ask, (soFar) => seen.push(soFar.checked));
  expect(asked).toEqual([0, 2, 4]);
  expect(seen).toEqual([2, 4, 5]);
  expect(found).toEqual({
    checked: 5,
    opened: 4,
    erased: 1,
    size: 5,
    faults: [FAULT],
    signed: "Signed.",
  });
});

test("a service that goes away ends the check", async () => {
  const { ask } = service([part({ checked: 2, next: 2 })]);
  await expect(verifyAll(ask, () => undefined)).rejects.toThrow("away");
});

test("an answer that leads back is not followed", async () => {
  const { asked, ask } = service([part({ next: 2 }), part({ next: 2 }), part({ next: 2 })]);
  await expect(verifyAll(ask, () => undefined)).rejects.toThrow("does not go on");
  expect(asked).toEqual([0, 2]);
});
