import { beforeEach, expect, test, vi } from "vitest";

import { make } from "./dom";
import { installOnward } from "./onward";

function open(attributes: Readonly<Record<string, string>>): ReturnType<typeof vi.fn> {
  const form = make("form", attributes, make("button", { type: "submit" }, "Continue"));
  document.body.replaceChildren(form);
  const sent = vi.fn((event: Event) => {
    event.preventDefault();
  });
  form.addEventListener("submit", sent);
  return sent;
}

const PAGE = { method: "post", "data-onward": "" };

beforeEach(() => {
  history.replaceState(null, "", "/eid/back?code=secret");
});

test("sends itself on", () => {
  const sent = open(PAGE);
  installOnward();
  expect(sent).toHaveBeenCalledTimes(1);
});

test("takes what was sent along from the address", () => {
  open(PAGE);
  installOnward();
  expect(location.search).toBe("");
});

test("does not send itself again when somebody comes back to it", () => {
  const sent = open(PAGE);
  installOnward();
  installOnward();
  expect(sent).toHaveBeenCalledTimes(1);
});

test("leaves other forms alone", () => {
  const sent = open({ method: "post" });
  installOnward();
  expect(sent).not.toHaveBeenCalled();
});
