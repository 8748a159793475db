import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Backoff } from "./backoff";
import { LiveConnection, messageType, socketUrl, type LiveState } from "./live";

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  readonly sent: string[] = [];
  readonly url: string;
  readonly protocols: string[];

  constructor(url: string, protocols: string[]) {
    super();
    this.url = url;
    this.protocols = protocols;
    FakeSocket.all.push(this);
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  hear(data: string): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  end(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 3;
  }
}

let changed: number;
let gone: number;
let states: LiveState[];
let ticketStatus: number;
let live: LiveConnection;

function socket(): FakeSocket {
  const last = FakeSocket.all.at(-1);
  if (!last) throw new Error("no socket");
  return last;
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  changed = 0;
  gone = 0;
  states = [];
  ticketStatus = 200;
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("fetch", () =>
    Promise.resolve(
      new Response(JSON.stringify({ ticket: "abc", url: "/live/e", protocol: "tuokio.v1" }), {
        status: ticketStatus,
      }),
    ),
  );
  live = new LiveConnection({
    ticketUrl: "/ticket",
    onChanged: () => {
      changed += 1;
    },
    onState: (state) => states.push(state),
    onGone: () => {
      gone += 1;
    },
    backoff: new Backoff({ random: () => 0 }),
  });
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

async function connected(): Promise<FakeSocket> {
  live.start();
  await vi.advanceTimersByTimeAsync(0);
  socket().open();
  return socket();
}

test("connects with the ticket as a subprotocol and asks what it missed", async () => {
  const line = await connected();
  expect(line.url).toMatch(/^ws.*\/live\/e$/);
  expect(line.protocols).toEqual(["tuokio.v1", "ticket.abc"]);
  expect(states).toEqual(["connecting", "connected"]);
  expect(changed).toBe(1);
  line.hear('{"type":"changed"}');
  line.hear('{"type":"pong"}');
  line.hear("not json");
  expect(changed).toBe(2);
});

test("pings every ten seconds and notices a dead line", async () => {
  const line = await connected();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(line.sent).toEqual(['{"type":"ping"}']);
  line.hear('{"type":"pong"}');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(states.at(-1)).toBe("retrying");
});

test("without a line it asks every ten seconds, and stops asking when the line is back", async () => {
  const line = await connected();
  ticketStatus = 503;
  line.end(1006);
  const before = changed;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(changed).toBe(before + 3);
  ticketStatus = 200;
  await vi.advanceTimersByTimeAsync(15_000);
  socket().open();
  const after = changed;
  socket().hear('{"type":"pong"}');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(changed).toBe(after);
});

test("comes back at once when the network or the person does", async () => {
  const line = await connected();
  ticketStatus = 503;
  line.end(1006);
  await vi.advanceTimersByTimeAsync(7000);
  ticketStatus = 200;
  const before = FakeSocket.all.length;
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(FakeSocket.all).toHaveLength(before + 1);
});

test("4401 and a refused ticket mean the session is gone; 4410 only asks for the status", async () => {
  const line = await connected();
  const before = changed;
  line.end(4410);
  expect(changed).toBe(before + 1);
  expect(gone).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  socket().open();
  socket().end(4401);
  expect(gone).toBe(1);
  ticketStatus = 403;
  await vi.advanceTimersByTimeAsync(1000);
  expect(gone).toBe(2);
});

test("stopped is silent", async () => {
  await connected();
  live.stop();
  const sockets = FakeSocket.all.length;
  await vi.advanceTimersByTimeAsync(60_000);
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(FakeSocket.all).toHaveLength(sockets);
});

test("addresses and messages", () => {
  expect(socketUrl("/live/e", "https://a.example.org/x")).toBe("wss://a.example.org/live/e");
  expect(socketUrl("wss://b.example.org/e", "https://a.example.org/")).toBe(
    "wss://b.example.org/e",
  );
  expect(messageType('{"type":"changed"}')).toBe("changed");
  expect(messageType("[]")).toBeNull();
  expect(messageType("null")).toBeNull();
});
