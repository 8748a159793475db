/** Building elements without HTML strings: text can never become markup. */

type Child = Node | string;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that never submits the form around it. */
export function makeButton(
  label: string,
  onPress: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const button = make("button", { type: "button", ...attributes }, label);
  button.addEventListener("click", onPress);
  return button;
}

/** Sets text only when it changed: a live region that did not change stays silent. */
export function setText(element: Element, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}
