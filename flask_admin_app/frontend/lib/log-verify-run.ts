/**
 * Checks the whole log, part by part: the service answers each part with where the next begins, and
 * the last one with what it found of the whole.
 */

export interface VerifyFault {
  readonly words: string;
  /** What exactly the check says, in English. */
  readonly exactly: string;
}

export interface VerifyPart {
  readonly checked: number;
  readonly opened: number;
  readonly erased: number;
  readonly size: number;
  readonly next: number | null;
  readonly faults: readonly VerifyFault[];
  /** What was signed and confirmed, in words: with the last part only. */
  readonly signed: string | null;
}

export interface Verified {
  readonly checked: number;
  readonly opened: number;
  readonly erased: number;
  readonly size: number;
  readonly faults: readonly VerifyFault[];
  readonly signed: string | null;
}

export type AskPart = (from: number) => Promise<VerifyPart>;

const NOTHING: Verified = { checked: 0, opened: 0, erased: 0, size: 0, faults: [], signed: null };

function joined(before: Verified, part: VerifyPart): Verified {
  const known = new Set(before.faults.map((fault) => fault.exactly));
  return {
    checked: before.checked + part.checked,
    opened: before.opened + part.opened,
    erased: before.erased + part.erased,
    size: part.size,
    faults: [...before.faults, ...part.faults.filter((fault) => !known.has(fault.exactly))],
    signed: part.signed,
  };
}

/** Goes on to the end also when faults are found: all of them are told. */
export async function verifyAll(
  ask: AskPart,
  onPart: (soFar: Verified) => void,
): Promise<Verified> {
  let soFar = NOTHING;
  let from: number | null = 0;
  while (from !== null) {
    const part: VerifyPart = await ask(from);
    soFar = joined(soFar, part);
    onPart(soFar);
    // An answer that does not lead on would be asked for ever.
    if (part.next !== null && part.next <= from) throw new Error("the check does not go on");
    from = part.next;
  }
  return soFar;
}
