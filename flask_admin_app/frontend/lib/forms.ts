/** What forms that are sent by script share: the pressed button, the body, parts shown anew. */

import { morphChildren } from "./fragment";

export type Submitter = HTMLButtonElement | null;

/** The pressed button, also in browsers without `event.submitter` (Safari before 15.4). */
export class PressedButton {
  private last: HTMLButtonElement | null = null;

  constructor() {
    document.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target.closest("button") : null;
      this.last = target;
    });
  }

  of(event: SubmitEvent, form: HTMLFormElement): Submitter {
    if (event.submitter instanceof HTMLButtonElement) return event.submitter;
    return this.last?.form === form ? this.last : null;
  }
}

export function formBody(form: HTMLFormElement, submitter: Submitter): FormData {
  const body = new FormData(form);
  if (submitter && submitter.name !== "") body.append(submitter.name, submitter.value);
  return body;
}

/** Other parts of the page that an action or the time may have changed: the invitations, and what
 * is marked with `data-refresh` and has an id. */
export function refreshParts(html: string): void {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const place of document.querySelectorAll<HTMLElement>("section.invite, [data-refresh]")) {
    const selector = place.id === "" ? "section.invite" : `#${place.id}`;
    const found = fresh.querySelector(selector);
    if (found) morphChildren(place, found);
  }
}

/** As the form itself would be sent. */
export function postForm(form: HTMLFormElement, body: FormData): Promise<Response> {
  return fetch(form.action, {
    method: "POST",
    body,
    headers: { Accept: "text/html", "X-Requested-With": "fetch" },
    credentials: "same-origin",
  });
}
