/** The page's CSRF token: from a `<meta>`, else from any of our forms. */
export function csrfToken(doc: Document = document): string {
  const meta = doc.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  if (meta !== undefined && meta !== "") return meta;
  return doc.querySelector<HTMLInputElement>('input[name="csrf_token"]')?.value ?? "";
}

export function csrfHeaders(): Record<string, string> {
  return { "X-CSRFToken": csrfToken(), "X-Requested-With": "fetch" };
}
