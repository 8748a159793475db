"""Notices that were agreed to are kept once, also when many agree at the same moment (LOG 2)."""

from __future__ import annotations

from sqlalchemy import select

from flask_admin_app.models import NoticeTextRow
from tests.support.desk import at_once
from tests.support.web import Client, Web


def test_the_first_to_agree_at_the_same_moment(any_web: Web) -> None:
    encounter = any_web.launch("group")
    secret = any_web.secret(encounter)
    clients = [any_web.client() for _ in range(6)]
    for client in clients:
        assert client.proceed(secret).status_code == 303

    def agree(client: Client) -> int:
        return client.answer().status_code

    assert at_once([lambda each=each: agree(each) for each in clients]) == [303] * 6  # type: ignore[misc]
    with any_web.core.database.read() as session:
        kept = list(session.scalars(select(NoticeTextRow.notice).order_by(NoticeTextRow.notice)))
    # The notice, and the document of who answers for the data.
    assert kept == ["controller", "group"]
