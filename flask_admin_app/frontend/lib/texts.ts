/** The page's texts: rendered by the server into `<script type="application/json" id="texts">`. */

export type Texts = Readonly<Record<string, string>>;
export type Holes = Readonly<Record<string, string | number>>;

let cached: Texts | undefined;

function isTexts(value: unknown): value is Texts {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((item) => typeof item === "string")
  );
}

export function readTexts(doc: Document = document): Texts {
  const source = doc.getElementById("texts")?.textContent ?? "";
  if (source.trim() === "") return {};
  try {
    const parsed: unknown = JSON.parse(source);
    return isTexts(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** Puts values into `{name}` holes; a hole without a value stays visible, so a test sees it. */
export function fill(pattern: string, holes: Holes = {}): string {
  return pattern.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = holes[name];
    return value === undefined ? hole : String(value);
  });
}

/** One text of this page. An unknown key is returned as it is: ugly, but never an empty button. */
export function text(key: string, holes?: Holes): string {
  cached ??= readTexts();
  return fill(cached[key] ?? key, holes);
}

/** All texts whose key starts with `prefix`: what a shell hands to the stage. */
export function textsWith(prefix: string): Texts {
  cached ??= readTexts();
  return Object.fromEntries(Object.entries(cached).filter(([key]) => key.startsWith(prefix)));
}

/** For tests: the next `text()` reads the document again. */
export function forgetTexts(): void {
  cached = undefined;
}
