import { expect, test, vi } from "vitest";

import { fetchToken } from "./meeting-token";

function answerWith(status: number, body: string, headers: Record<string, string> = {}): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status, headers })));
}

const PROBLEM = JSON.stringify({ title: "Ei vielä", detail: "Tapaaminen avautuu." });

test("a refusal that passes is told from one that stays", async () => {
  answerWith(409, PROBLEM, { "Retry-After": "1" });
  expect(await fetchToken("/t")).toEqual({ kind: "waiting", words: "Tapaaminen avautuu." });
  answerWith(409, PROBLEM);
  expect(await fetchToken("/t")).toEqual({
    kind: "refused",
    title: "Tapaaminen avautuu.",
    next: null,
  });
});

test("an answer without words is understood all the same", async () => {
  answerWith(409, "<html>", { "Retry-After": "1" });
  expect(await fetchToken("/t")).toEqual({ kind: "waiting", words: "" });
  answerWith(410, "");
  expect(await fetchToken("/t")).toEqual({ kind: "refused", title: "", next: null });
});

test("a service that is away or busy refuses nobody", async () => {
  for (const status of [429, 500, 503]) {
    answerWith(status, PROBLEM, { "Retry-After": "5" });
    expect(await fetchToken("/t")).toEqual({ kind: "unavailable" });
  }
});
