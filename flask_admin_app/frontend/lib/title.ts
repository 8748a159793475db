/** A mark before the tab's title: seen from another tab, and neutral (JOIN 11). */

const plain = document.title;

export function markTitle(mark: string | null): void {
  document.title = mark === null ? plain : `(${mark}) ${plain}`;
}
