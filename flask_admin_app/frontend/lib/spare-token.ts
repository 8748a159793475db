/**
 * One unused token in memory, renewed every five minutes: with it, a person who was admitted comes
 * back into the call even while the service is away (design, Tokens).
 */

import type { Meeting, TokenAnswer } from "./meeting-token";

const RENEW_MS = 5 * 60_000;
/** A token that ends this soon would be refused on its way. */
const MARGIN_MS = 20_000;

export class SpareToken {
  private meeting: Meeting | null = null;
  private expiresAt = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private round = 0;
  private readonly fetchToken: () => Promise<TokenAnswer>;
  private readonly onRefused: () => void;

  constructor(fetchToken: () => Promise<TokenAnswer>, onRefused: () => void) {
    this.fetchToken = fetchToken;
    this.onRefused = onRefused;
  }

  /** Called at every join: the spare is then newer than the token in use, as the gate expects. */
  start(): void {
    clearInterval(this.timer);
    this.timer = setInterval(() => void this.renew(), RENEW_MS);
    void this.renew();
  }

  /** Forgets the token too: whoever is no longer in the meeting holds none. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.meeting = null;
    this.round += 1;
  }

  /** The spare, once. */
  take(): Meeting | null {
    const meeting = this.meeting;
    this.meeting = null;
    return meeting !== null && Date.now() < this.expiresAt - MARGIN_MS ? meeting : null;
  }

  private async renew(): Promise<void> {
    const round = this.round;
    const answer = await this.fetchToken();
    if (round !== this.round) return;
    if (answer.kind === "token") {
      this.meeting = answer.meeting;
      this.expiresAt = Date.now() + answer.meeting.expires_in * 1000;
    } else if (answer.kind === "refused") {
      this.meeting = null;
      this.onRefused();
    }
    // While the service is away, or the door has to open anew, the spare stays until its own end.
  }
}
