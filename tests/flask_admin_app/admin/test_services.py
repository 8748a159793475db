"""`/admin/services`: what an organisation decides about its services (ROOM 1, ALL 4)."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from flask_admin_app.models import EncounterRow, TemplateRow
from tests.support.probe import dump, main_of, page_of
from tests.support.web import Browser, Web
from tuokio.encounters.service_template import ServiceTemplate, parse

PATH = "/admin/services/talk"
OTHERS = ("professional", "colleague", "stranger", "auditor")


class Form(HTMLParser):
    """What a browser would send of the settings' form as it stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._inside = False
        self._select = self._area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self._inside = given.get("id") == "save"
        if not self._inside:
            return
        if tag == "input":
            ticked = given.get("type") not in {"radio", "checkbox"} or "checked" in given
            if name and ticked:
                self.fields[name] = given.get("value") or ""
        elif tag == "select":
            self._select = name
            self.fields[name] = ""
        elif tag == "option" and "selected" in given:
            self.fields[self._select] = given.get("value") or ""
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


def filled(staff: Browser, path: str = PATH, **changes: str) -> dict[str, str]:
    """The form with some fields changed; `__` in a name stands for a hyphen."""
    fields = Form(main_of(staff.get(path))).fields
    del fields["csrf_token"]
    return fields | {name.replace("__", "-"): value for name, value in changes.items()}


def template(web: Web, slug: str = "talk") -> ServiceTemplate:
    """The service as it is now."""
    return parse(row(web, slug).data)


def row(web: Web, slug: str = "talk") -> TemplateRow:
    with web.core.database.read() as session:
        owner = web.cast.administrator.organisation_id
        return session.query(TemplateRow).filter_by(organisation_id=owner, slug=slug).one()


@pytest.mark.parametrize("slug", ["talk", "appointment", "group"])
def test_saving_without_a_change_changes_nothing(any_web: Web, slug: str) -> None:
    staff = any_web.staff("administrator")
    before = template(any_web, slug)
    path = f"/admin/services/{slug}"
    assert staff.post(path, **filled(staff, path)).location == path
    assert template(any_web, slug) == before
    assert any_web.core.texts.text("fi", "admin-service-saved") in main_of(staff.get(path))


def test_everything_that_may_change(web: Web) -> None:
    staff = web.staff("administrator")
    fields = filled(
        staff,
        name__fi="Juttutuokio",
        ready__fi="Kynä",
        ready__sv="Penna",
        ready__en="A pen",
        length_minutes="30",
        early_opening_minutes="0",
        grace_minutes="20",
        nobody_after_minutes="5",
        remind_before_minutes="60",
        hours__1__0__from="09:00",
        hours__1__0__to="11:30",
        hours__1__1__from="13:00",
        hours__1__1__to="15:00",
        names="nickname",
        announced__interpreter="yes",
        guardian="required",
        identity__strong_eid="1",
        identity__known_client="2",
        identity_how="each",
        identity_level="high",
        known_client_days="30",
        document_details="yes",
        limited_service="group",
        nameless_service="appointment",
        backup_phone="+358 9 222 3333",
        backup_email="apu@example.org",
        door="Jutellaan",
    )
    assert staff.post(PATH, **fields).status_code == 303
    found = template(web)
    assert found.name["fi"] == "Juttutuokio"
    assert found.ready == {"fi": "Kynä", "sv": "Penna", "en": "A pen"}
    assert [found.length.seconds, found.grace.seconds] == [1800, 1200]
    assert [found.nobody_after.seconds, found.remind_before.seconds] == [300, 3600]
    assert [(s.days, s.opens.hour, s.closes.minute) for s in found.hours.spans] == [
        ((1,), 9, 30),
        ((1,), 13, 0),
    ]
    assert [found.names, found.guardian, found.identity_level] == ["nickname", "required", "high"]
    assert "interpreter" in found.announced
    assert found.identity.steps == (("strong_eid",), ("known_client",))
    assert (found.identity.required, found.known_client_days) == (True, 30)
    assert found.document_details
    assert (found.limited_service, found.nameless_service) == ("group", "appointment")
    assert (found.backup_phone, found.backup_email) == ("+358 9 222 3333", "apu@example.org")
    assert row(web).door == "jutellaan"
    # The form shows all of it again, as it was typed.
    again = filled(staff)
    assert {name: again[name] for name in fields if name not in {"before", "door"}} == {
        name: value for name, value in fields.items() if name not in {"before", "door"}
    }


@pytest.mark.parametrize(
    ("how", "chosen", "steps", "required"),
    [
        ("any", {"strong_eid": "2", "known_client": "1"}, (("known_client", "strong_eid"),), True),
        ("each", {"strong_eid": "1", "known_client": "1"}, None, True),
        ("free", {"strong_eid": "1"}, (("strong_eid",),), False),
        ("free", {}, (), False),
        ("any", {}, (), False),
    ],
)
def test_policies(web: Web, how: str, chosen: dict[str, str], steps: Any, required: bool) -> None:
    staff = web.staff("administrator")
    methods = {f"identity-{code}": place for code, place in chosen.items()}
    fields = filled(staff) | methods | {"identity_how": how}
    assert staff.post(PATH, **fields).status_code == 303
    found = template(web).identity
    assert found.required is required
    assert found.steps == steps or (steps is None and len(found.steps) == 2)


def test_a_policy_that_the_form_cannot_write_is_kept(web: Web) -> None:
    with web.core.database.write() as work:
        owner = web.cast.administrator.organisation_id
        query = work.session.query(TemplateRow).filter_by(organisation_id=owner, slug="talk")
        kept = query.one()
        steps = [["known_client", "document_on_camera"], ["strong_eid"]]
        kept.data = {**kept.data, "identity": steps}
    before = template(web).identity
    staff = web.staff("administrator")
    assert filled(staff)["identity_how"] == "keep"
    assert staff.post(PATH, **filled(staff, length_minutes="50")).status_code == 303
    assert template(web).identity == before
    assert template(web).length.seconds == 3000


FAULTS = {
    "name-sv": "",
    "description-en": "x" * 201,
    "ready-fi": "vain suomeksi",
    "length_minutes": "4",
    "early_opening_minutes": "paljon",
    "grace_minutes": "",
    "nobody_after_minutes": "0",
    "known_client_days": "-1",
    "remind_before_minutes": "99999999",
    "hours-3-0-from": "25:00",
    "hours-3-1-to": "10:00",
    "names": "oikea",
    "guardian": "",
    "identity_level": "none!",
    "limited_service": "talk",
    "nameless_service": "olematon",
    "backup_phone": "soita vaan",
    "backup_email": "ei osoite",
    "door": "väärä sana",
}


@pytest.mark.parametrize("field", FAULTS)
def test_each_fault_is_told_at_its_field_and_nothing_is_lost(web: Web, field: str) -> None:
    staff = web.staff("administrator")
    before = dump(web.core)
    fields = filled(staff, length_minutes="33") | {field: FAULTS[field]}
    response = staff.post(PATH, **fields)
    assert (response.status_code, page_of(response)) == (422, "admin-services")
    main = main_of(response)
    target = {"ready-fi": "ready-sv", "hours-3-1-to": "hours-3-1-from"}.get(field, field)
    assert f'id="{target}-fault"' in main
    assert f'href="#{target}"' in main
    assert f'id="{target}"' in main
    typed = Form(main).fields
    for name, value in fields.items():
        if name in {"before", "names", "guardian", "identity_level"} or name in {
            "limited_service",
            "nameless_service",
            "remind_before_minutes",
        }:
            continue
        assert unescape(typed[name]) == value, name
    assert dump(web.core) == before


def test_all_faults_are_told_at_once(web: Web) -> None:
    staff = web.staff("administrator")
    faults = {"name-fi": "", "length_minutes": "x", "hours-1-0-to": "9", "door": "?"}
    main = main_of(staff.post(PATH, **(filled(staff) | faults)))
    for target in ("name-fi", "length_minutes", "hours-1-0-from", "door"):
        assert f'href="#{target}"' in main
    assert main.count('class="field-error"') == 4


def test_the_word_of_a_door_belongs_to_one_service(web: Web) -> None:
    staff = web.staff("administrator")
    staff.post(PATH, **filled(staff, door="ovi"))
    group = "/admin/services/group"
    response = staff.post(group, **filled(staff, group, door="ovi"))
    assert response.status_code == 422
    assert web.core.texts.text("fi", "admin-service-error-door-taken") in main_of(response)
    staff.post(PATH, **filled(staff, door=""))
    assert row(web).door is None
    assert staff.post(group, **filled(staff, group, door="ovi")).status_code == 303


def test_a_colleagues_change_is_not_written_over_unseen(web: Web) -> None:
    one, other = web.staff("administrator"), web.staff("administrator")
    fields = filled(one, length_minutes="40")
    other.post(PATH, **filled(other, length_minutes="50"))
    response = one.post(PATH, **fields)
    assert response.status_code == 409
    assert web.core.texts.text("fi", "admin-service-error-changed") in main_of(response)
    assert template(web).length.seconds == 3000
    again = Form(main_of(response)).fields
    assert again["length_minutes"] == "40"
    del again["csrf_token"]
    assert one.post(PATH, **again).status_code == 303


def test_open_meetings_keep_their_own_copy(web: Web) -> None:
    encounter = web.launch()
    staff = web.staff("administrator")
    staff.post(PATH, **filled(staff, name__fi="Uusi nimi", length_minutes="15"))
    with web.core.database.read() as session:
        kept = session.get_one(EncounterRow, encounter).template
    assert (kept.name["fi"], kept.length.seconds) != ("Uusi nimi", 900)
    assert template(web).name["fi"] == "Uusi nimi"


def test_the_list_leads_to_each(web: Web) -> None:
    page = main_of(web.staff("administrator").get("/admin/services"))
    found = set(re.findall(r'href="(/admin/services/[a-z_]+)"', page))
    assert {PATH, "/admin/services/appointment", "/admin/services/group"} <= found
    assert "/admin/services" in web.staff("administrator").get("/admin").text


@pytest.mark.parametrize("who", OTHERS)
def test_for_others_there_is_no_such_page(web: Web, who: str) -> None:
    staff = web.staff(who)
    before = dump(web.core)["service_templates"]
    for path in ("/admin/services", PATH):
        assert staff.get(path).status_code == 404
    assert staff.post(PATH, length_minutes="10").status_code == 404
    assert dump(web.core)["service_templates"] == before


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().get(PATH).location == f"/sign-in?next={PATH}"
    assert web.client().post(PATH).status_code == 401


@pytest.mark.parametrize("slug", ["nothing", "%00", "x" * 500])
def test_unknown_service(web: Web, slug: str) -> None:
    staff = web.staff("administrator")
    assert staff.get(f"/admin/services/{slug}").status_code == 404
    assert staff.post(f"/admin/services/{slug}").status_code == 404


def test_wrong_method_and_no_token(web: Web) -> None:
    staff = web.staff("administrator")
    assert staff.post("/admin/services").status_code == 405
    assert staff.client.post(PATH).status_code == 400


def test_without_a_mail_server_the_reminder_says_so(web: Web) -> None:
    staff = web.staff("administrator")
    missing = web.core.texts.text("fi", "admin-service-mail-missing")
    assert missing in main_of(staff.get(PATH))
    log = replace(
        web.core.settings.log, smtp_url="smtp://mail.example.org", mail_from="a@example.org"
    )
    web.core.settings = replace(web.core.settings, log=log)
    assert missing not in main_of(staff.get(PATH))
