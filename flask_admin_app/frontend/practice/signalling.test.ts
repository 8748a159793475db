import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { readServerMessage, Signalling } from "./signalling";

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static last: FakeSocket | null = null;
  readyState = 1;
  readonly sent: string[] = [];
  readonly protocols: string[];

  constructor(_url: string, protocols: string[]) {
    super();
    this.protocols = protocols;
    FakeSocket.last = this;
  }

  end(code: number): void {
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 3;
  }
}

const onMessage = vi.fn();
const onLost = vi.fn();
const onPutOut = vi.fn();

function open(): { line: Signalling; socket: FakeSocket } {
  const line = new Signalling("here", "a.b.c", { onMessage, onLost, onPutOut });
  const socket = FakeSocket.last;
  if (!socket) throw new Error("no socket");
  return { line, socket };
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
});

afterEach(() => {
  vi.useRealTimers();
});

test("the token travels as a subprotocol, never in the address", () => {
  expect(open().socket.protocols).toEqual(["tuokio-practice.v1", "token.a.b.c"]);
});

test("a broken line is lost; a page that was replaced does not come back by itself", () => {
  open().socket.end(1006);
  open().socket.end(4401);
  expect(onLost).toHaveBeenCalledTimes(2);
  open().socket.end(4409);
  open().socket.end(4429);
  expect(onPutOut.mock.calls).toEqual([["replaced"], ["full"]]);
  expect(onLost).toHaveBeenCalledTimes(2);
});

test("closed by us is neither", () => {
  const { line, socket } = open();
  line.close();
  socket.end(1000);
  expect(onLost).not.toHaveBeenCalled();
});

test("messages are read strictly", () => {
  expect(
    readServerMessage('{"type":"welcome","you":"a","peers":[{"id":"b","name":"B"},{"name":"x"}]}'),
  ).toEqual({ type: "welcome", you: "a", peers: [{ id: "b", name: "B" }] });
  expect(readServerMessage('{"type":"joined","peer":{}}')).toBeNull();
  expect(readServerMessage('{"type":"left"}')).toBeNull();
  expect(readServerMessage("null")).toBeNull();
  expect(readServerMessage("{")).toBeNull();
  expect(readServerMessage('{"type":"over"}')).toEqual({ type: "over" });
});
