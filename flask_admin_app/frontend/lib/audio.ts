/** The browser's sound workshop. Safari before 14.1 has it under a name of its own. */

export type AudioClass = new () => AudioContext;

export function audioClass(): AudioClass | null {
  const { AudioContext: known, webkitAudioContext: old } = window as {
    readonly AudioContext?: AudioClass;
    readonly webkitAudioContext?: AudioClass;
  };
  return known ?? old ?? null;
}
