/** Session storage that may be refused (private windows, blocked cookies): then nothing is kept. */

export function remember(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Refused or full: the choice then lives as long as the page.
  }
}

export function recall(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** A setting of this browser, not of one visit. For staff pages: a client's phone keeps nothing. */
export function keepSetting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Refused or full: it then holds until the page is left.
  }
}

export function setting(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The whole origin is ours, and Jitsi's script may have left settings on it too. */
export function clearStorage(): void {
  for (const area of ["sessionStorage", "localStorage"] as const) {
    try {
      window[area].clear();
    } catch {
      // Refused: nothing was kept either.
    }
  }
}
