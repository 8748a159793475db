/** The line between the browsers of one encounter: who is here, and what they tell each other. */

export interface PeerName {
  readonly id: string;
  readonly name: string;
}

export type ServerMessage =
  | { readonly type: "welcome"; readonly you: string; readonly peers: readonly PeerName[] }
  | { readonly type: "joined"; readonly peer: PeerName }
  | { readonly type: "left"; readonly id: string }
  | { readonly type: "signal"; readonly from: string; readonly data: unknown }
  | { readonly type: "over" };

export interface SignallingHandlers {
  readonly onMessage: (message: ServerMessage) => void;
  /** The line broke; a new one needs a new token. */
  readonly onLost: () => void;
  /** The server put this page out. Coming back at once would put the other one out, for ever. */
  readonly onPutOut: (reason: PutOut) => void;
}

/** For another page of the same person, or because the room is full. */
export type PutOut = "replaced" | "full";

const PUT_OUT: Readonly<Record<number, PutOut>> = { 4409: "replaced", 4429: "full" };

const PING_MS = 10_000;
const PROTOCOL = "tuokio-practice.v1";

function fieldsOf(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
}

function readPeer(value: unknown): PeerName | null {
  const fields = fieldsOf(value);
  const id = fields?.["id"];
  const name = fields?.["name"];
  if (typeof id !== "string" || id === "") return null;
  return { id, name: typeof name === "string" ? name : "" };
}

function isPeer(peer: PeerName | null): peer is PeerName {
  return peer !== null;
}

/** Null for anything that is not one of the server's messages. */
export function readServerMessage(data: unknown): ServerMessage | null {
  if (typeof data !== "string") return null;
  let fields: Record<string, unknown> | null;
  try {
    fields = fieldsOf(JSON.parse(data));
  } catch {
    return null;
  }
  if (fields === null) return null;
  const { type, you, peers, peer, id, from } = fields;
  if (type === "welcome" && typeof you === "string" && Array.isArray(peers)) {
    return { type, you, peers: peers.map(readPeer).filter(isPeer) };
  }
  if (type === "joined") {
    const newcomer = readPeer(peer);
    return newcomer && { type, peer: newcomer };
  }
  if (type === "left" && typeof id === "string") return { type, id };
  if (type === "signal" && typeof from === "string") return { type, from, data: fields["data"] };
  return type === "over" ? { type } : null;
}

export class Signalling {
  private readonly socket: WebSocket;
  private readonly timer: ReturnType<typeof setInterval>;
  private closed = false;

  constructor(host: string, token: string, handlers: SignallingHandlers) {
    const scheme = window.location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${host}/live/practice`, [PROTOCOL, `token.${token}`]);
    this.socket.addEventListener("message", (event: MessageEvent<unknown>) => {
      const message = readServerMessage(event.data);
      if (message !== null && !this.closed) handlers.onMessage(message);
    });
    this.socket.addEventListener("close", (event) => {
      clearInterval(this.timer);
      if (this.closed) return;
      const reason = PUT_OUT[event.code];
      if (reason === undefined) handlers.onLost();
      else handlers.onPutOut(reason);
    });
    this.timer = setInterval(() => {
      this.send({ type: "ping" });
    }, PING_MS);
  }

  signal(to: string, data: unknown): void {
    this.send({ type: "signal", to, data });
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    this.socket.close();
  }

  private send(message: Readonly<Record<string, unknown>>): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}
