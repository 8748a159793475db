"""One afternoon at the desk: a newcomer is asked about while the call goes on (CONS 5), somebody
takes part by telephone (CONS 10), notices are turned off, and a colleague takes over (WAIT 5)."""

from __future__ import annotations

from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People
from tests.browser.walk import at, in_meeting, launch, let_in, press, to_wait, waits

TITLE = "document.title"
CALL = "document.querySelector('iframe[data-stage-frame]').dataset.same"
MARK = "document.querySelector('iframe[data-stage-frame]').dataset.same = 'yes'"


def test_an_afternoon_at_the_desk(people: People) -> None:
    desk = launch(people.staff())
    client = let_in(desk, people.client())
    in_meeting(client)
    client.evaluate(MARK)

    # An interpreter comes of whom nobody spoke. The professional is told: a number in the title.
    desk.page.click(".invite-another > summary")
    desk.page.select_option("#invite-role", "interpreter")
    desk.page.fill("#invite-name", "Tulkki Tiina")
    press(desk.page, "invite")
    links = desk.page.locator("input[id^=link-]")
    links.nth(1).wait_for()
    other = to_wait(people.client(), links.nth(1).input_value())
    desk.page.wait_for_selector("[id^=held-]")
    assert desk.page.evaluate(TITLE).startswith("(1) ")
    assert desk.page.locator("#list-waiting [data-action=admit]").count() == 0
    accessible(desk.page)

    # The client is asked in the page around the call, answers by keyboard, and the call goes on.
    client.wait_for_selector(".company")
    accessible(client)
    press_by_key(client, "agree")
    client.wait_for_selector(".company [data-action=agree]", state="detached")
    assert client.evaluate(CALL) == "yes"
    waits(other)
    desk.admit()

    # The number can be turned off, by keyboard, and stays off.
    desk.page.click("#notices-fold > summary")
    desk.page.focus("#notices-title")
    desk.page.keyboard.press("Space")
    assert desk.page.evaluate("localStorage.getItem('tuokio-desk-title')") == "off"

    # Somebody on the telephone: read aloud, a yes, and everyone sees it.
    desk.page.click("#by-phone-card > summary")
    desk.page.fill("#phone-name", "Maija")
    press(desk.page, "by-phone")
    desk.page.wait_for_selector("#list-phone .script-text")
    accessible(desk.page)
    press(desk.page, "agree", "#list-phone")
    client.wait_for_selector(".here-now:has-text('Maija')")

    # A colleague takes over.
    path = desk.page.evaluate("location.pathname")
    desk.page.click("#hand-over-card > summary")
    desk.page.select_option("#hand-over-to", label="ohjaaja Kolle")
    desk.page.check("#hand-over-leaves")
    press(desk.page, "hand-over")
    at(desk.page, "desk")
    colleague = people.staff("colleague")
    page = at(colleague.open("/desk"), "desk")
    page.click(f"#desk-lists a[href='{path}']")
    at(page, "desk-encounter")
    assert client.evaluate(CALL) == "yes"
