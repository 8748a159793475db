import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { make } from "./dom";
import { installPasskeys, wordsFor } from "./passkey-forms";

const goTo = vi.hoisted(() => vi.fn());
vi.mock("./navigate", () => ({ goTo }));

const QUESTION = { rpId: "localhost", challenge: "AAAA", allowCredentials: [{ id: "AQID" }] };

function bytes(...values: number[]): ArrayBuffer {
  return Uint8Array.from(values).buffer;
}

const FOUND = {
  id: "AQID",
  rawId: bytes(1, 2, 3),
  type: "public-key",
  response: {
    clientDataJSON: bytes(4),
    authenticatorData: bytes(5),
    signature: bytes(6),
    userHandle: bytes(7),
  },
};

interface Asked {
  publicKey: { challenge: ArrayBuffer; allowCredentials: { id: ArrayBuffer }[] };
}

const get = vi.fn<(asked: Asked) => Promise<unknown>>();
const sent: { url: string; body: Record<string, unknown> }[] = [];
let answers: Response[] = [];

function json(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

beforeEach(() => {
  vi.stubGlobal("PublicKeyCredential", {});
  vi.stubGlobal("fetch", (url: string, options: { body: string }) => {
    sent.push({ url, body: JSON.parse(options.body) as Record<string, unknown> });
    return Promise.resolve(answers.shift() ?? json({}, 500));
  });
  Object.defineProperty(navigator, "credentials", { value: { get }, configurable: true });
  const form = make(
    "form",
    { hidden: "", "data-passkey": "get", "data-options": "/o", "data-answer": "/a" },
    make("input", { name: "csrf_token", value: "t" }),
    make("input", { name: "next", value: "/desk" }),
    make("input", { name: "proof", value: "secret" }),
    make("button"),
    make("p", { "data-passkey-said": "" }),
  );
  document.body.replaceChildren(make("p", { "data-passkey-missing": "" }, "no"), form);
  get.mockResolvedValue(FOUND);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  sent.length = 0;
  answers = [];
});

function form(): HTMLFormElement {
  return document.querySelector("form") ?? document.createElement("form");
}

function said(): string {
  return document.querySelector("[data-passkey-said]")?.textContent ?? "";
}

async function press(): Promise<void> {
  form().dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await vi.waitFor(() => {
    if (goTo.mock.calls.length === 0 && said() === "") throw new Error("not yet");
  });
}

test("without passkeys the form stays hidden, and the page says so", () => {
  vi.stubGlobal("PublicKeyCredential", undefined);
  delete (window as unknown as Record<string, unknown>)["PublicKeyCredential"];
  installPasskeys();
  expect(form().hidden).toBe(true);
  expect(document.querySelector<HTMLElement>("[data-passkey-missing]")?.hidden).toBe(false);
});

test("asks, lets the browser answer, and goes on", async () => {
  installPasskeys();
  expect(form().hidden).toBe(false);
  expect(document.querySelector<HTMLElement>("[data-passkey-missing]")?.hidden).toBe(true);
  answers = [json(QUESTION), json({ next: "/desk" })];
  await press();
  expect(goTo).toHaveBeenCalledWith("/desk");
  const asked = get.mock.calls[0]?.[0].publicKey;
  expect(new Uint8Array(asked?.challenge ?? bytes())).toEqual(new Uint8Array(3));
  expect([...new Uint8Array(asked?.allowCredentials[0]?.id ?? bytes())]).toEqual([1, 2, 3]);
  // The password goes with the question only; the form's token never goes in the body.
  expect(sent.map(({ url }) => url)).toEqual(["/o", "/a"]);
  expect(sent[0]?.body).toEqual({ next: "/desk", proof: "secret" });
  const response = {
    clientDataJSON: "BA",
    authenticatorData: "BQ",
    signature: "Bg",
    userHandle: "Bw",
  };
  const credential = { id: "AQID", rawId: "AQID", type: "public-key", response };
  expect(sent[1]?.body).toEqual({ next: "/desk", credential });
});

test("says what the service says, and is free to be pressed again", async () => {
  installPasskeys();
  answers = [json({ error: "Yritä uudelleen." }, 422)];
  await press();
  expect(said()).toBe("Yritä uudelleen.");
  expect(form().getAttribute("aria-busy")).toBe("false");
  expect(get).not.toHaveBeenCalled();
  expect(goTo).not.toHaveBeenCalled();
});

test("a person who changes their mind is told how to go on", async () => {
  installPasskeys();
  answers = [json(QUESTION)];
  get.mockRejectedValue(new DOMException("", "NotAllowedError"));
  await press();
  expect(said()).toBe("passkey-js-cancelled");
  expect(sent).toHaveLength(1);
});

test("every fault has words of ours", () => {
  expect(wordsFor(new DOMException("", "InvalidStateError"))).toBe("passkey-js-there");
  expect(wordsFor(new TypeError("Failed to fetch"))).toBe("passkey-js-broken");
});

test("a second tap meanwhile asks nothing", async () => {
  installPasskeys();
  answers = [json(QUESTION), json({ next: "/desk" })];
  form().dispatchEvent(new Event("submit", { cancelable: true }));
  await press();
  expect(sent).toHaveLength(2);
});
