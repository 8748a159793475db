/** Who came to a door since the last look: both are lists of ids, as the page carries them. */
export function newcomers(before: string, now: string): number {
  const known = new Set(before.split(" "));
  return now.split(" ").filter((id) => id !== "" && !known.has(id)).length;
}
