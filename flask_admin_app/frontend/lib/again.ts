/**
 * What time alone changes: the server says in how many seconds its part of the page will read
 * otherwise (`data-again-in`), and the page asks again then.
 */

const LONGEST_S = 6 * 3600;

export interface Clock {
  /** Sets the timer by what the page says now; an earlier one is forgotten. */
  readonly wind: () => void;
}

export function secondsOf(part: ParentNode): number | null {
  const value = part.querySelector("[data-again-in]")?.getAttribute("data-again-in") ?? "";
  return /^[1-9][0-9]{0,5}$/.test(value) ? Math.min(Number(value), LONGEST_S) : null;
}

export function againIn(part: ParentNode, ask: () => void): Clock {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    wind: () => {
      clearTimeout(timer);
      const seconds = secondsOf(part);
      if (seconds !== null) timer = setTimeout(ask, seconds * 1000);
    },
  };
}
