import { beforeEach, expect, test } from "vitest";

import { morphInto } from "./fragment";

let container: HTMLElement;

beforeEach(() => {
  container = document.createElement("div");
  container.id = "people";
  document.body.replaceChildren(container);
});

function button(action: string): HTMLButtonElement {
  const found = container.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
  if (found === null) throw new Error(action);
  return found;
}

function person(list: string, action: string, words: string): string {
  return `<ul id="list-${list}"><li id="person-a">
    <h4 tabindex="-1" data-focus-home>Maija</h4>
    <div><form id="${action}-a" action="/${action}"><button data-action="${action}">${words}</button>
    </form></div></li></ul>`;
}

test("a pressed button gets the server's words like every other", () => {
  morphInto(container, `<button data-action="admit-all">Let in all (2)</button>`);
  const pressed = button("admit-all");
  pressed.focus();
  morphInto(container, `<button data-action="admit-all">Let in all (1)</button>`);
  expect(pressed.isConnected).toBe(true);
  expect(document.activeElement).toBe(pressed);
  expect(pressed.textContent).toBe("Let in all (1)");
});

test("a pressed button never turns into another action, and focus goes to the name", () => {
  morphInto(container, person("waiting", "admit", "Let in"));
  const pressed = button("admit");
  pressed.focus();
  morphInto(container, person("inside", "send-back", "Send back to wait"));
  expect(pressed.isConnected).toBe(false);
  expect(pressed.getAttribute("data-action")).toBe("admit");
  expect(button("send-back").textContent).toBe("Send back to wait");
  expect(document.activeElement?.textContent).toBe("Maija");
});

test("when the person is gone as well, focus goes to the next place around", () => {
  const section = document.createElement("section");
  section.id = "card";
  const title = document.createElement("h2");
  title.tabIndex = -1;
  title.setAttribute("data-focus-home", "");
  title.textContent = "People";
  section.append(title, container);
  document.body.replaceChildren(section);
  morphInto(container, person("waiting", "decline", "Decline"));
  button("decline").focus();
  morphInto(container, "<p>Nobody waits</p>");
  expect(document.activeElement?.textContent).toBe("People");
});

test("what is being typed stays while its line changes", () => {
  morphInto(container, `<input id="words" value=""><p>one</p>`);
  const words = container.querySelector("input");
  if (words === null) throw new Error("no field");
  words.focus();
  words.value = "olen";
  morphInto(container, `<input id="words" value=""><p>two</p>`);
  expect(document.activeElement).toBe(words);
  expect(words.value).toBe("olen");
  expect(container.querySelector("p")?.textContent).toBe("two");
});
