import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { InPlace } from "./in-place";

const onRefuse = vi.fn();
const refresh = vi.fn(() => Promise.resolve());
const answer = vi.fn<typeof fetch>();

new InPlace({ onRefuse, refresh }).install();

const PAGE = `
  <script type="application/json" id="texts">{"client-js-not-sent": "again"}</script>
  <form method="post" action="/j/a/notice" id="again" data-in-place>
    <input type="hidden" name="sha256" value="ab">
    <button name="answer" value="agree" data-action="agree">yes</button>
    <button name="answer" value="refuse" data-action="refuse">no</button>
  </form>
  <div id="chosen" data-refresh>
    <p id="said" role="status" tabindex="-1" data-focus-home data-keep></p><b>old</b>
    <form method="post" action="/j/a/withdraw" id="withdraw-copy" data-in-place data-said="done">
      <button data-action="withdraw">withdraw</button>
    </form>
  </div>
  <form method="post" action="/j/a/leave" id="leave"><button>leave</button></form>`;

beforeEach(() => {
  const page = new DOMParser().parseFromString(PAGE, "text/html");
  document.body.replaceChildren(...page.body.childNodes);
  vi.stubGlobal("fetch", answer);
});

afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

/** Whether the page itself sends the form. */
function press(form: string, action = ""): boolean {
  const element = document.getElementById(form);
  const submitter = element?.querySelector<HTMLButtonElement>(`[data-action="${action}"]`) ?? null;
  const event = new SubmitEvent("submit", { bubbles: true, cancelable: true, submitter });
  return element?.dispatchEvent(event) ?? false;
}

test("a yes is sent without leaving the page, and what changed is shown", async () => {
  answer.mockResolvedValue(new Response(`<div id="chosen" data-refresh><b>new</b></div>`));
  expect(press("again", "agree")).toBe(false);
  await vi.waitFor(() => {
    expect(refresh).toHaveBeenCalledOnce();
  });
  const body = answer.mock.calls[0]?.[1]?.body;
  expect(body).toBeInstanceOf(FormData);
  expect([...(body as FormData)]).toEqual([
    ["sha256", "ab"],
    ["answer", "agree"],
  ]);
  expect(document.querySelector("#chosen b")?.textContent).toBe("new");
  expect(onRefuse).not.toHaveBeenCalled();
});

test("what was done is said, and focus comes to it when the button goes", async () => {
  const said = document.getElementById("said");
  document.querySelector<HTMLButtonElement>("#withdraw-copy button")?.focus();
  answer.mockResolvedValue(
    new Response(
      `<div id="chosen"><p id="said" role="status" tabindex="-1" data-focus-home data-keep></p></div>`,
    ),
  );
  press("withdraw-copy", "withdraw");
  await vi.waitFor(() => {
    expect(refresh).toHaveBeenCalledOnce();
  });
  expect(document.getElementById("withdraw-copy")).toBeNull();
  expect(document.getElementById("said")).toBe(said);
  expect(said?.textContent).toBe("done");
  expect(document.activeElement).toBe(said);
});

test("what failed is not said to be done", async () => {
  answer.mockResolvedValue(new Response("", { status: 409 }));
  press("withdraw-copy", "withdraw");
  await vi.waitFor(() => {
    expect(refresh).toHaveBeenCalledOnce();
  });
  expect(document.getElementById("said")?.textContent).toBe("");
});

test("two taps send one answer", async () => {
  answer.mockResolvedValue(new Response(""));
  press("again", "agree");
  press("again", "agree");
  await vi.waitFor(() => {
    expect(refresh).toHaveBeenCalledOnce();
  });
  expect(answer).toHaveBeenCalledOnce();
});

test("a no goes the ordinary way, and picture and sound stop first", () => {
  expect(press("again", "refuse")).toBe(true);
  expect(onRefuse).toHaveBeenCalledOnce();
  expect(answer).not.toHaveBeenCalled();
});

test.each([
  ["the answer is no", (): Promise<Response> => Promise.resolve(new Response("", { status: 409 }))],
  ["there is no line", (): Promise<Response> => Promise.reject(new TypeError("network"))],
])("a failure is told where it happened, once: %s", async (_, answers) => {
  answer.mockImplementation(answers);
  for (const times of [1, 2]) {
    press("again", "agree");
    await vi.waitFor(() => {
      expect(refresh).toHaveBeenCalledTimes(times);
    });
  }
  const said = document.querySelectorAll('#again [role="alert"]');
  expect([...said].map((each) => each.textContent)).toEqual(["again"]);
});

test("other forms are left alone", () => {
  expect(press("leave")).toBe(true);
  expect(answer).not.toHaveBeenCalled();
});
