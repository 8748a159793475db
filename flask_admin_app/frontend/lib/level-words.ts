/**
 * The level meter in words, for those who cannot see it. A meter that spoke with every movement
 * would drown the person's own voice: it speaks when the meaning changes, seldom, and having heard
 * somebody well it is content.
 */

import { wordFor, type LevelWord } from "./microphone-level";

/** At least this long between two announcements. */
export const BETWEEN_MS = 3000;
/** Time to read the hint and to begin to speak, before "nothing yet" is said. */
export const SILENT_AFTER_MS = 6000;

const ORDER: readonly LevelWord[] = ["none", "low", "good"];

export class LevelWords {
  private said: LevelWord | null = null;
  private loudest: LevelWord = "none";
  private began: number | null = null;
  private spokeAt = Number.NEGATIVE_INFINITY;

  /** What is to be said now; null while there is nothing new. */
  hear(level: number, now: number): LevelWord | null {
    this.began ??= now;
    const word = wordFor(level);
    if (ORDER.indexOf(word) > ORDER.indexOf(this.loudest)) this.loudest = word;
    if (this.said === "good" || now - this.spokeAt < BETWEEN_MS) return null;
    if (!this.mayBeSaid(now - this.began)) return null;
    const news = this.loudest === this.said ? null : this.loudest;
    this.loudest = "none";
    this.spokeAt = now;
    this.said = news ?? this.said;
    return news;
  }

  /** Good news at once, a quiet voice after a while, silence last. */
  private mayBeSaid(passed: number): boolean {
    if (this.loudest === "good") return true;
    return passed >= (this.loudest === "low" ? BETWEEN_MS : SILENT_AFTER_MS);
  }
}
