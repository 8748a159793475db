/** Two soft notes, made by the browser: no sound file to load. */

import { audioClass } from "./audio";

const NOTES_HZ = [523.25, 659.25] as const;
const NOTE_S = 0.6;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

export function canChime(): boolean {
  return audioClass() !== null;
}

function playNote(audio: AudioContext, frequency: number, from: number): void {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.type = "sine";
  source.frequency.value = frequency;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.05);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_S);
  source.connect(volume);
  volume.connect(audio.destination);
  source.start(from);
  source.stop(from + NOTE_S);
}

/** Must be called from a press the first time: browsers keep pages silent until then. */
export async function chime(times = 1): Promise<boolean> {
  const Audio = audioClass();
  if (Audio === null) return false;
  try {
    context ??= new Audio();
    if (context.state !== "running") await context.resume();
    const start = context.currentTime + 0.05;
    for (let round = 0; round < times; round += 1) {
      for (const [place, frequency] of NOTES_HZ.entries()) {
        playNote(context, frequency, start + (round * NOTES_HZ.length + place) * NOTE_S * 0.8);
      }
    }
    return true;
  } catch {
    return false;
  }
}

export async function stopChime(): Promise<void> {
  const open = context;
  context = null;
  await open?.close();
}
