import { expect, test } from "vitest";

import type { Kind } from "./device-faults";
import { openDevices, type Machine } from "./device-open";

const ANY = { camera: true, microphone: true } as const;
const AROUND = {
  secure: true,
  hasMedia: true,
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36",
  touchPoints: 0,
};

type Answer = "ok" | "NotAllowedError" | "NotFoundError" | "NotReadableError";

interface Given {
  readonly camera: Answer;
  readonly microphone: Answer;
  readonly before?: Partial<Record<Kind, PermissionState>>;
  readonly after?: Partial<Record<Kind, PermissionState>>;
  readonly allowed?: Partial<Record<Kind, boolean>>;
  readonly tookMs?: number;
}

/** Opens both only when both would open; `tries` is what the person could have been asked. */
function machine(given: Given): Machine & { readonly tries: string[] } {
  const tries: string[] = [];
  let clock = 0;
  const wanted = ({ video, audio }: MediaStreamConstraints): readonly Kind[] => [
    ...(video === undefined ? [] : (["camera"] as const)),
    ...(audio === undefined ? [] : (["microphone"] as const)),
  ];
  return {
    tries,
    around: AROUND,
    permission: (kind) =>
      Promise.resolve((tries.length === 0 ? given.before : given.after)?.[kind] ?? null),
    allowed: (kind) => given.allowed?.[kind] ?? null,
    now: () => clock,
    open: (wish) => {
      const kinds = wanted(wish);
      tries.push(kinds.join("+"));
      clock += given.tookMs ?? 3000;
      const fault = kinds.map((kind) => given[kind]).find((answer) => answer !== "ok");
      if (fault === undefined) return Promise.resolve({} as MediaStream);
      return Promise.reject(Object.assign(new Error(), { name: fault }));
    },
  };
}

async function tried(given: Given): Promise<{ open: number; faults: unknown; tries: string[] }> {
  const made = machine(given);
  const { streams, faults } = await openDevices(made, ANY);
  return { open: streams.length, faults, tries: made.tries };
}

test("both at once, asked once", async () => {
  expect(await tried({ camera: "ok", microphone: "ok" })).toEqual({
    open: 1,
    faults: {},
    tries: ["camera+microphone"],
  });
});

test("a broken camera does not hide the microphone, nor the other way round", async () => {
  expect(await tried({ camera: "NotReadableError", microphone: "ok" })).toMatchObject({
    open: 1,
    faults: { camera: "busy" },
  });
  expect(await tried({ camera: "ok", microphone: "NotFoundError" })).toMatchObject({
    open: 1,
    faults: { microphone: "missing" },
  });
});

test("each has a fault of its own", async () => {
  const both = await tried({ camera: "NotReadableError", microphone: "NotFoundError" });
  expect(both).toMatchObject({ open: 0, faults: { camera: "busy", microphone: "missing" } });
});

test("who has just said no is not asked again", async () => {
  const after = { camera: "denied", microphone: "denied" } as const;
  const before = { camera: "prompt", microphone: "prompt" } as const;
  const no = { camera: "NotAllowedError", microphone: "NotAllowedError" } as const;
  for (const given of [no, { ...no, before, after }]) {
    expect(await tried(given)).toEqual({
      open: 0,
      faults: { camera: "denied", microphone: "denied" },
      tries: ["camera+microphone"],
    });
  }
});

test("a blocked camera leaves the microphone to be tried", async () => {
  const permissions = { camera: "denied", microphone: "granted" } as const;
  expect(
    await tried({
      camera: "NotAllowedError",
      microphone: "ok",
      before: permissions,
      after: permissions,
    }),
  ).toEqual({
    open: 1,
    faults: { camera: "blocked" },
    tries: ["camera+microphone", "microphone"],
  });
});

test("where the browser tells nothing and answers by itself, each is tried", async () => {
  expect(await tried({ camera: "NotAllowedError", microphone: "ok", tookMs: 5 })).toMatchObject({
    open: 1,
    faults: { camera: "blocked" },
  });
});

test("what the page around forbids is not tried alone", async () => {
  expect(
    await tried({ camera: "NotAllowedError", microphone: "ok", allowed: { camera: false } }),
  ).toEqual({ open: 1, faults: { camera: "policy" }, tries: ["camera+microphone", "microphone"] });
});

test("a browser without the interface is not asked at all", async () => {
  const made = { ...machine({ camera: "ok", microphone: "ok" }), around: { ...AROUND, hasMedia: false } };
  const { faults } = await openDevices(made, ANY);
  expect(faults).toEqual({ camera: "unsupported", microphone: "unsupported" });
  expect(made.tries).toEqual([]);
});
