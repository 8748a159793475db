/**
 * The side of the meeting that keeps control: the client's meeting page and the desk. It fetches
 * the tokens, shows the stage's frame, brings a dropped line back, and takes the frame away at once
 * when the person may not be there any more. Nothing here ends a call that still works (TIME 4).
 */

import { Backoff } from "./backoff";
import { fetchToken, type Meeting, type TokenAnswer } from "./meeting-token";
import { SpareToken } from "./spare-token";
import { readFromStage, wrap, type FromStage, type ToStage } from "./stage-messages";
import type { Devices } from "./take-part";
import type { Texts } from "./texts";

export type ShellState =
  | { readonly kind: "idle" }
  | { readonly kind: "loading" }
  | { readonly kind: "joined" }
  /** Let in, but the door is not open yet; the page goes on by itself. */
  | { readonly kind: "waiting"; readonly words: string }
  /** The line or the service is away; the page tries again by itself. */
  | { readonly kind: "retrying" }
  | { readonly kind: "refused"; readonly title: string; readonly next: string | null }
  | { readonly kind: "left"; readonly reason: string };

export interface ShellOptions {
  /** Where the frame goes. */
  readonly mount: HTMLElement;
  readonly stageUrl: string;
  readonly stageOrigin: string;
  readonly tokenUrl: string;
  readonly frameTitle: string;
  readonly devices: () => Devices;
  readonly stageTexts: () => Texts;
  readonly onState: (state: ShellState) => void;
  /** Ask the server how things are now: a token was refused, or the stage was left. */
  readonly onDoubt: () => void;
  readonly onPeople?: (count: number) => void;
  readonly backoff?: Backoff;
  readonly fetchToken?: () => Promise<TokenAnswer>;
}

/** A stage that says nothing for this long did not load. */
const READY_WITHIN_MS = 20_000;
/** A stage that is not quiet by now is taken away whole. */
const QUIET_WITHIN_MS = 1000;
const ALLOW = "camera; microphone; display-capture; autoplay; fullscreen; screen-wake-lock";

export class Shell {
  private frame: HTMLIFrameElement | null = null;
  private ready = false;
  private started = false;
  private inCall = false;
  private waiting = false;
  private aside = false;
  private pending: Meeting | null = null;
  /** Grows with every start and stop, so that late answers of an earlier try are dropped. */
  private turn = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readyTimer: ReturnType<typeof setTimeout> | undefined;
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly options: ShellOptions;
  private readonly backoff: Backoff;
  private readonly spare: SpareToken;
  private readonly ask: () => Promise<TokenAnswer>;

  constructor(options: ShellOptions) {
    this.options = options;
    this.backoff = options.backoff ?? new Backoff();
    this.ask = options.fetchToken ?? ((): Promise<TokenAnswer> => fetchToken(options.tokenUrl));
    this.spare = new SpareToken(this.ask, options.onDoubt);
    window.addEventListener("message", this.onMessage);
  }

  get running(): boolean {
    return this.frame !== null || this.retryTimer !== undefined;
  }

  /** Whether the call goes on, as far as the stage has told. */
  get connected(): boolean {
    return this.inCall;
  }

  /** The server says that the door is open: whoever waits for it goes in now. */
  knock(): void {
    if (!this.waiting || this.retryTimer === undefined) return;
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    void this.bringToken();
  }

  join(): void {
    if (this.aside) return;
    this.clear();
    this.options.onState({ kind: "loading" });
    this.addFrame();
    void this.bringToken();
  }

  /** Someone came in (JOIN 11): out of sight at once, and quiet. What cannot be quiet goes. */
  stepAside(): void {
    if (this.aside) return;
    this.aside = true;
    if (this.frame) this.frame.hidden = true;
    if (!this.inCall) {
      this.clear();
      return;
    }
    this.send({ type: "aside", on: true });
    this.quietTimer = setTimeout(() => {
      this.clear();
    }, QUIET_WITHIN_MS);
  }

  /** Back into the same call, or in anew where its frame had to go. */
  stepBack(): void {
    if (!this.aside) return;
    this.aside = false;
    clearTimeout(this.quietTimer);
    if (this.frame === null) {
      this.join();
      return;
    }
    this.frame.hidden = false;
    this.send({ type: "aside", on: false });
  }

  /** Drops the frame at once: with it go its camera, its microphone and its line. */
  stop(): void {
    this.clear();
    this.options.onState({ kind: "idle" });
  }

  private clear(): void {
    this.turn += 1;
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    clearTimeout(this.quietTimer);
    this.spare.stop();
    this.pending = null;
    this.waiting = false;
    this.removeFrame();
  }

  private addFrame(): void {
    const frame = document.createElement("iframe");
    frame.allow = ALLOW;
    frame.title = this.options.frameTitle;
    frame.referrerPolicy = "no-referrer";
    frame.setAttribute("data-stage-frame", "");
    frame.src = this.options.stageUrl;
    this.ready = false;
    this.started = false;
    this.frame = frame;
    this.options.mount.append(frame);
    this.readyTimer = setTimeout(() => {
      this.stageBroke();
    }, READY_WITHIN_MS);
  }

  private removeFrame(): void {
    clearTimeout(this.readyTimer);
    this.inCall = false;
    if (this.frame === null) return;
    this.send({ type: "stop" });
    this.frame.remove();
    this.frame = null;
    this.ready = false;
  }

  private send(message: ToStage): void {
    this.frame?.contentWindow?.postMessage(wrap(message), this.options.stageOrigin);
  }

  private readonly onMessage = (event: MessageEvent<unknown>): void => {
    if (event.origin !== this.options.stageOrigin) return;
    const stage = this.frame?.contentWindow ?? null;
    if (stage === null || event.source !== stage) return;
    const message = readFromStage(event.data);
    if (message !== null) this.onStage(message);
  };

  private onStage(message: FromStage): void {
    if (this.aside) {
      this.onStageAside(message);
      return;
    }
    switch (message.type) {
      case "ready":
        clearTimeout(this.readyTimer);
        this.ready = true;
        this.deliver();
        break;
      case "joined":
        this.inCall = true;
        this.backoff.reset();
        this.spare.start();
        this.options.onState({ kind: "joined" });
        break;
      case "people":
        this.options.onPeople?.(message.count);
        break;
      case "need-token":
        this.inCall = false;
        this.options.onState({ kind: "retrying" });
        this.later(() => void this.bringToken());
        break;
      case "failed":
        this.stageBroke();
        break;
      case "aside":
        break;
      case "left":
        if (message.reason === "dropped") {
          this.stageBroke();
          break;
        }
        this.clear();
        this.options.onState({ kind: "left", reason: message.reason });
        this.options.onDoubt();
        break;
    }
  }

  /** Nothing of the meeting shows itself meanwhile. A line that breaks is mended afterwards. */
  private onStageAside(message: FromStage): void {
    if (message.type === "people") return;
    if (message.type === "aside" && message.quiet) clearTimeout(this.quietTimer);
    else this.clear();
  }

  /** The stage itself is of no use any more: put up a new one. */
  private stageBroke(): void {
    this.removeFrame();
    this.options.onState({ kind: "retrying" });
    this.later(() => {
      this.addFrame();
      void this.bringToken();
    });
  }

  /** A fresh token; while the service is away, the spare; else try again later. */
  private async bringToken(): Promise<void> {
    const turn = this.turn;
    const answer = await this.ask();
    if (turn !== this.turn) return;
    if (answer.kind === "refused") {
      this.clear();
      this.options.onState({ kind: "refused", title: answer.title, next: answer.next });
      this.options.onDoubt();
      return;
    }
    if (answer.kind === "waiting") {
      this.waitForDoor(answer.words);
      return;
    }
    const meeting = answer.kind === "token" ? answer.meeting : this.spare.take();
    if (meeting === null) {
      this.options.onState({ kind: "retrying" });
      this.later(() => void this.bringToken());
      return;
    }
    if (this.waiting) this.options.onState({ kind: "loading" });
    this.waiting = false;
    this.pending = meeting;
    if (this.ready) this.deliver();
  }

  /** The server's word that the door is open comes by `knock`; asking now and then is in case that
   * word is lost. */
  private waitForDoor(words: string): void {
    const first = !this.waiting;
    this.waiting = true;
    this.options.onState({ kind: "waiting", words });
    this.later(() => void this.bringToken());
    if (first) this.options.onDoubt();
  }

  private deliver(): void {
    const meeting = this.pending;
    if (meeting === null) return;
    this.pending = null;
    const type = this.started ? "token" : "start";
    this.started = true;
    const texts = this.options.stageTexts();
    this.send({ type, meeting: { ...meeting, ...this.options.devices(), texts } });
  }

  private later(step: () => void): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => {
      this.retryTimer = undefined;
      step();
    }, this.backoff.next());
  }
}
