/**
 * What the oldest browsers that Jitsi supports do not have (ALL 3, docs/browsers.md): Chrome before
 * 73 and 86. Only what our pages use, and only where it is missing. Everything else that is newer is
 * asked for before it is used.
 */

function replaceChildren(this: ParentNode, ...children: readonly (Node | string)[]): void {
  while (this.lastChild) this.removeChild(this.lastChild);
  this.append(...children);
}

function fromEntries(entries: Iterable<readonly [PropertyKey, unknown]>): Record<PropertyKey, unknown> {
  const made: Record<PropertyKey, unknown> = {};
  for (const [key, value] of entries) made[key] = value;
  return made;
}

function add(to: object, name: string, value: unknown): void {
  if (name in to) return;
  Object.defineProperty(to, name, { value, configurable: true, writable: true });
}

export function makeGood(): void {
  add(Element.prototype, "replaceChildren", replaceChildren);
  add(Object, "fromEntries", fromEntries);
}
