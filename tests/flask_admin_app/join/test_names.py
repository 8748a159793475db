"""What others see of a client, as the service's policy says (ROOM 5)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from flask_admin_app.models import TemplateRow
from tests.support.cast import Cast
from tests.support.desk import base, invite, kept, links
from tests.support.probe import dump, main_of
from tests.support.web import Web


@pytest.fixture
def policy(web: Web, cast: Cast) -> Any:
    """Sets the names policy of a template."""

    def change(slug: str, names: str) -> None:
        with web.core.database.write() as work:
            row = work.session.scalars(
                select(TemplateRow).where(
                    TemplateRow.slug == slug,
                    TemplateRow.organisation_id == cast.professional.organisation_id,
                )
            ).one()
            row.data = {**row.data, "names": names}

    return change


@pytest.mark.parametrize(
    ("names", "slug", "asks"),
    [
        ("numbered", "talk", False),
        ("numbered", "group", True),
        ("nickname", "talk", True),
        ("nickname", "group", True),
        ("anonymous", "talk", False),
        ("anonymous", "group", False),
        ("invited", "talk", False),
        ("invited", "group", False),
    ],
)
def test_who_is_asked(web: Web, policy: Any, names: str, slug: str, *, asks: bool) -> None:
    policy(slug, names)
    encounter = web.launch(slug)
    secret = web.secret(encounter)
    assert ('name="name"' in main_of(web.client().get(f"/j/{secret}"))) == asks
    client = web.client()
    client.proceed(secret, name="Sinisiipi")
    page = web.staff("professional").get(f"{base(encounter)}/people").text
    assert ("Sinisiipi" in page) == asks


def test_in_an_anonymous_service_staff_write_no_name(web: Web, policy: Any) -> None:
    policy("talk", "anonymous")
    encounter = web.launch()
    before = kept(web)
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/invitations", role="client", name="Maija")
    assert response.status_code == 422
    assert web.core.texts.text("fi", "desk-error-name-anonymous") in response.text
    assert kept(web) == before
    # Those who are not clients have names as ever.
    assert invite(web, encounter, "interpreter", name="tulkki Tero")


def test_an_invited_name_is_shown_and_not_asked(web: Web, policy: Any) -> None:
    policy("group", "invited")
    encounter = web.launch("group")
    _id, secret = invite(web, encounter, "client", name="Maija")
    client = web.client().to_waiting(secret)
    assert "Maija" in web.staff("professional").get(f"{base(encounter)}/people").text
    assert client.ref
    assert len(links(web, encounter)) == 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("010190-123M", "identity-code"),
        ("AB1234567", "document-number"),
        ("P<FINVIRTANEN<<MAIJA", "machine-readable"),
    ],
)
def test_what_belongs_to_a_document_is_refused_with_a_word(web: Web, typed: str, why: str) -> None:
    secret = web.secret(web.launch("group"))
    before = dump(web.core)
    response = web.client().post(f"/j/{secret}/continue", name=typed)
    assert response.status_code == 422
    assert web.core.texts.text("fi", f"landing-error-name-{why}", max=40) in response.text
    assert dump(web.core) == before
    encounter = web.launch("group")
    staff = web.staff("professional")
    refused = staff.post(f"{base(encounter)}/invitations", role="guest", name=typed)
    assert refused.status_code == 422
    assert web.core.texts.text("fi", f"desk-error-name-{why}") in refused.text
