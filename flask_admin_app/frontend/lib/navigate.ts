/**
 * Where this page goes next. The quick exit has the last word (JOIN 11): what the server still
 * says while the next page is on its way must not bring the person back.
 */

let leaving = false;

export function isLeaving(): boolean {
  return leaving;
}

export function goTo(url: string): void {
  if (!leaving) window.location.replace(url);
}

export function loadAnew(): void {
  if (!leaving) window.location.reload();
}

/** As if its button were pressed. (`submit` for browsers that are too old: no script hears it.) */
export function sendForm(form: HTMLFormElement): void {
  if (leaving) return;
  if (typeof form.requestSubmit === "function") form.requestSubmit();
  else form.submit();
}

/** For good. Saying it again tries again. */
export function leaveFor(url: string): void {
  leaving = true;
  window.location.replace(url);
}
