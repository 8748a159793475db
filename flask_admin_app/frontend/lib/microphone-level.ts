/** How loud the microphone is, 0 to 100, ten times a second. Nothing is kept or sent. */

import { audioClass } from "./audio";

const EVERY_MS = 100;
const SILENCE = 128;
/** Ordinary speech at a phone is around 0.1 of full scale: it should fill half the meter. */
const GAIN = 500;

export function levelOf(samples: Uint8Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += ((sample - SILENCE) / SILENCE) ** 2;
  return Math.min(100, Math.round(Math.sqrt(sum / samples.length) * GAIN));
}

export type LevelWord = "none" | "low" | "good";

export function wordFor(level: number): LevelWord {
  if (level < 3) return "none";
  return level < 15 ? "low" : "good";
}

/** Returns a function that stops measuring. Without the audio interface there is no level. */
export function measureLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const Audio = audioClass();
  if (Audio === null) return () => undefined;
  const audio = new Audio();
  const analyser = audio.createAnalyser();
  // Nearly a tenth of a second at once: a short word must not fall between two looks.
  analyser.fftSize = 4096;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, EVERY_MS);
  void audio.resume();
  return () => {
    clearInterval(timer);
    void audio.close();
  };
}
