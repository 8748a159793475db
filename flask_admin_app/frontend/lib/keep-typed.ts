/**
 * Changing the language loads the page again, and a form that was sent into a broken line has to be
 * sent again: what was typed comes back once (ALL 3). Ticks do not: a choice is made again in the
 * language it is read in (CONS 2). The next page of ours that opens forgets all of it.
 */

import { forget, recall, remember } from "./storage";

const KEY = "tuokio-typed";

type TextField = HTMLInputElement | HTMLTextAreaElement;

function textFields(): TextField[] {
  const fields = document.querySelectorAll<TextField>(
    [
      'main input[type="text"][name]',
      'main input[type="tel"][name]',
      'main input[type="email"][name]',
      "main input:not([type])[name]",
      "main textarea[name]",
    ].join(),
  );
  return [...fields];
}

function keep(): void {
  const values = textFields()
    .filter((field) => field.value !== field.defaultValue)
    .map((field) => [field.name, field.value] as const);
  if (values.length === 0) return;
  remember(KEY, JSON.stringify({ path: window.location.pathname, values }));
}

function parse(kept: string): Map<string, string> {
  try {
    const { path, values } = JSON.parse(kept) as { path?: unknown; values?: unknown };
    if (path !== window.location.pathname || !Array.isArray(values)) return new Map();
    return new Map(values as [string, string][]);
  } catch {
    return new Map();
  }
}

function restore(): void {
  const kept = recall(KEY);
  if (kept === null) return;
  forget(KEY);
  const values = parse(kept);
  for (const field of textFields()) {
    const value = values.get(field.name);
    if (value !== undefined) field.value = value;
  }
}

export function installKeepTyped(): void {
  restore();
  for (const button of document.querySelectorAll('[data-action="language"]')) {
    button.addEventListener("click", keep);
  }
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) keep();
  });
}
