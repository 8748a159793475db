/**
 * The line to the server: it only says that something changed; the page then fetches its fragment.
 * While the line is down the page asks by itself, and says so.
 */

import { Backoff } from "./backoff";
import { csrfHeaders } from "./csrf";

export type LiveState = "connecting" | "connected" | "retrying";

export interface LiveOptions {
  readonly ticketUrl: string;
  /** Fetch the fragment: something changed, or something may have been missed. */
  readonly onChanged: () => void;
  readonly onState?: (state: LiveState) => void;
  /** The ticket or the session is no longer valid. */
  readonly onGone: () => void;
  readonly backoff?: Backoff;
}

interface Ticket {
  readonly ticket: string;
  readonly url: string;
  readonly protocol: string;
}

const PING_MS = 10_000;
const POLL_MS = 10_000;
/** No answer to two pings: the line is dead even if the browser does not know it yet. */
const SILENCE_MS = 25_000;
const CLOSE_GONE = 4401;
const CLOSE_OVER = 4410;

type Step = "ok" | "gone" | "unavailable";

function isTicket(value: unknown): value is Ticket {
  if (typeof value !== "object" || value === null) return false;
  const { ticket, url, protocol } = value as Record<string, unknown>;
  return typeof ticket === "string" && typeof url === "string" && typeof protocol === "string";
}

/** The server may name a path, an http address or a ws address: always the same place. */
export function socketUrl(url: string, base: string = window.location.href): string {
  const absolute = new URL(url, base);
  absolute.protocol = absolute.protocol.replace(/^http/, "ws");
  return absolute.href;
}

export function messageType(data: unknown): string | null {
  if (typeof data !== "string") return null;
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed !== "object" || parsed === null) return null;
    const { type } = parsed as Record<string, unknown>;
    return typeof type === "string" ? type : null;
  } catch {
    return null;
  }
}

export class LiveConnection {
  private socket: WebSocket | null = null;
  private state: LiveState | null = null;
  private opening = false;
  private stopped = false;
  private lastHeard = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private pollTimer: ReturnType<typeof setInterval> | undefined;
  private readonly options: LiveOptions;
  private readonly backoff: Backoff;

  constructor(options: LiveOptions) {
    this.options = options;
    this.backoff = options.backoff ?? new Backoff();
  }

  start(): void {
    document.addEventListener("visibilitychange", this.onVisible);
    window.addEventListener("pageshow", this.hurry);
    window.addEventListener("online", this.hurry);
    window.addEventListener("pagehide", this.onHide);
    this.show("connecting");
    this.startPolling();
    void this.open();
  }

  stop(): void {
    this.stopped = true;
    document.removeEventListener("visibilitychange", this.onVisible);
    window.removeEventListener("pageshow", this.hurry);
    window.removeEventListener("online", this.hurry);
    window.removeEventListener("pagehide", this.onHide);
    clearTimeout(this.retryTimer);
    this.stopPolling();
    this.dropSocket();
  }

  private readonly onVisible = (): void => {
    if (document.visibilityState === "visible") this.hurry();
  };

  /** A page in the browser's memory must not hold the line; it comes back with pageshow. */
  private readonly onHide = (): void => {
    this.dropSocket();
  };

  /** The person is looking, or the network came back: try now, not at the end of the delay. */
  private readonly hurry = (): void => {
    if (this.stopped) return;
    this.backoff.reset();
    if (this.socket === null) {
      clearTimeout(this.retryTimer);
      void this.open();
    } else if (this.socket.readyState === WebSocket.OPEN) {
      this.ping();
    }
  };

  private show(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState?.(state);
  }

  private async open(): Promise<void> {
    if (this.opening || this.stopped || this.socket !== null) return;
    this.opening = true;
    let step: Step;
    try {
      step = await this.connect();
    } catch {
      step = "unavailable";
    } finally {
      this.opening = false;
    }
    if (step === "gone") this.options.onGone();
    if (step !== "ok") this.retry();
  }

  private async connect(): Promise<Step> {
    const response = await fetch(this.options.ticketUrl, {
      method: "POST",
      headers: { Accept: "application/json", ...csrfHeaders() },
      credentials: "same-origin",
      redirect: "manual",
    });
    if (!response.ok) {
      return response.status >= 500 || response.status === 429 ? "unavailable" : "gone";
    }
    const ticket: unknown = await response.json();
    if (!isTicket(ticket)) return "unavailable";
    // Stopped while the ticket was on its way: there is nothing to open and nothing to retry.
    if (!this.stopped) this.listen(ticket);
    return "ok";
  }

  private listen(ticket: Ticket): void {
    const socket = new WebSocket(socketUrl(ticket.url), [
      ticket.protocol,
      `ticket.${ticket.ticket}`,
    ]);
    this.socket = socket;
    socket.addEventListener("open", () => {
      if (socket === this.socket) this.onOpen();
    });
    socket.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (socket !== this.socket) return;
      this.lastHeard = Date.now();
      if (messageType(event.data) === "changed") this.options.onChanged();
    });
    socket.addEventListener("close", (event) => {
      if (socket === this.socket) this.onClose(event.code);
    });
  }

  private onOpen(): void {
    this.backoff.reset();
    this.lastHeard = Date.now();
    this.stopPolling();
    this.pingTimer = setInterval(() => {
      this.ping();
    }, PING_MS);
    this.show("connected");
    this.options.onChanged();
  }

  private ping(): void {
    if (Date.now() - this.lastHeard > SILENCE_MS) {
      this.dropSocket();
      this.lost();
      return;
    }
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify({ type: "ping" }));
    }
  }

  private onClose(code: number): void {
    this.dropSocket();
    if (code === CLOSE_GONE) this.options.onGone();
    if (code === CLOSE_OVER) this.options.onChanged();
    this.lost();
  }

  private lost(): void {
    this.show("retrying");
    this.startPolling();
    this.retry();
  }

  private retry(): void {
    if (this.stopped) return;
    this.show("retrying");
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => {
      void this.open();
    }, this.backoff.next());
  }

  private dropSocket(): void {
    clearInterval(this.pingTimer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private startPolling(): void {
    if (this.stopped || this.pollTimer !== undefined) return;
    this.pollTimer = setInterval(() => {
      this.options.onChanged();
    }, POLL_MS);
  }

  private stopPolling(): void {
    clearInterval(this.pollTimer);
    this.pollTimer = undefined;
  }
}
