"""`/j/…`: parse, ask the service, show the page. A GET changes nothing (JOIN 3)."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, Response, g, jsonify, make_response, redirect, request
from flask import session as browser_session
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from flask_admin_app.auth.session import AFTER_SIGN_IN, current_staff
from flask_admin_app.core import core
from flask_admin_app.errors import answer
from flask_admin_app.join import browser, house, views
from flask_admin_app.join.here import encounter_now, place_here, step_here
from flask_admin_app.join.landing_view import LandingForm, landing_view
from flask_admin_app.join.limit_keys import at_exit, link_or_place_key, place_key
from flask_admin_app.join.notice_view import notice_view
from flask_admin_app.join.receipt_view import ReceiptView, receipt_view
from flask_admin_app.join.steps import Step, step_in_call, url_of
from flask_admin_app.limits import CONTINUE, OWN_WORD, PLACE, UNKNOWN_LINK, limiter
from flask_admin_app.live.tickets import Ticket
from flask_admin_app.meeting_pass import pass_json
from flask_admin_app.meeting_wait import not_yet
from flask_admin_app.models import ParticipantRow
from flask_admin_app.pages import current_language, keep_invited_language, page
from flask_admin_app.public.routes import leave_browser
from flask_admin_app.services import arrival, meeting, not_coming, own_place
from flask_admin_app.services.arrival import StaffArrived
from flask_admin_app.services.errors import (
    FormError,
    LinkClosedError,
    NotFoundError,
    PlaceElsewhereError,
)
from flask_admin_app.services.invitations import by_secret
from flask_admin_app.services.log.receipts import may_take, take_code
from flask_admin_app.services.own_place import Answer
from flask_admin_app.stage import stage_origin
from tuokio.encounters.errors import EncounterError
from tuokio.ids import is_invitation_secret

bp = Blueprint("join", __name__)
limiter.limit(PLACE, key_func=place_key, methods=["POST"], exempt_when=at_exit)(bp)

_LINK_STATUS = {"ended": 410, "cancelled": 410, "late": 410}


@bp.get("/j/<secret>")
def landing(secret: str) -> ResponseReturnValue:
    """The link. Previews and mail scanners may open it as often as they like."""
    try:
        return _landing(secret, LandingForm())
    except NotFoundError:
        with limiter.limit(UNKNOWN_LINK):
            raise


@bp.post("/j/<secret>/continue")
@limiter.limit(CONTINUE)
def proceed(secret: str) -> ResponseReturnValue:
    """Take the place, or go on in it."""
    typed = request.form.get("name", "")
    try:
        _check_secret(secret)
        arrived = arrival.proceed(
            core(),
            secret,
            tokens=browser.tokens(),
            staff=current_staff(),
            name=typed,
            take_over=request.form.get("take_over") == "1",
            language=_invited_language(secret),
        )
    except FormError as error:
        return _landing(secret, LandingForm(name=error.again(typed[:200]), error=error.key), 422)
    except LinkClosedError as error:
        return _landing(secret, LandingForm(), _LINK_STATUS.get(error.state, 409))
    except PlaceElsewhereError:
        return _elsewhere(secret)
    if isinstance(arrived, StaffArrived):
        return redirect(f"/desk/encounters/{arrived.encounter}", 303)
    keep_invited_language(_invited_language(secret))
    response = make_response(redirect(_next_url(arrived.ref, arrived.token), 303))
    if arrived.token:
        browser.remember(response, arrived.ref, arrived.token)
    return response


@bp.post("/j/<ref>/cannot-come")
@limiter.limit(CONTINUE)
@limiter.limit(OWN_WORD, key_func=link_or_place_key)
def cannot_come(ref: str) -> ResponseReturnValue:
    """Say "I cannot come", or ask for another time (JOIN 9): from the link, and from the place."""
    new_time = request.form.get("new_time") == "1"
    if not is_invitation_secret(ref):
        own_place.cannot_come(core(), ref, browser.token_for(ref), new_time=new_time)
        return _go_on(ref)
    try:
        not_coming.cannot_come(core(), ref, browser.tokens(), new_time=new_time)
    except LinkClosedError as error:
        return _landing(ref, LandingForm(), _LINK_STATUS.get(error.state, 409))
    except PlaceElsewhereError:
        return _elsewhere(ref)
    return redirect(f"/j/{ref}", 303)


@bp.post("/j/<secret>/can-come")
@limiter.limit(CONTINUE)
@limiter.limit(OWN_WORD, key_func=link_or_place_key)
def can_come(secret: str) -> ResponseReturnValue:
    """Take it back, before the door has opened."""
    _check_secret(secret)
    try:
        not_coming.can_come(core(), secret, browser.tokens())
    except LinkClosedError as error:
        return _landing(secret, LandingForm(), _LINK_STATUS.get(error.state, 409))
    except PlaceElsewhereError:
        return _elsewhere(secret)
    return redirect(f"/j/{secret}", 303)


@bp.get("/j/<ref>/notice")
def notice(ref: str) -> ResponseReturnValue:
    """What happens with what is said, before it is agreed to. It can be read again later."""
    with core().database.read() as session:
        row = place_here(session, ref)
        if (step_here(row) is Step.BYE and row.place != "withdrawn") or row.encounter.over:
            return redirect(url_of(ref, Step.BYE), 303)
        return page("join/notice.html", notice_view(core(), row, current_language()))


@bp.post("/j/<ref>/notice")
def answer_notice(ref: str) -> ResponseReturnValue:
    """Agree or not, and tick what is optional (CONS 2)."""
    if request.form.get("answer") not in {"agree", "refuse"}:
        return _notice_again(ref, "notice-error-answer", 422)
    try:
        own_place.answer(core(), ref, browser.token_for(ref), _answer())
    except FormError as error:
        return _notice_again(ref, error.key, 409)
    return _go_on(ref)


@bp.get("/j/<ref>/wait")
def wait(ref: str) -> ResponseReturnValue:
    """The waiting room: light, honest, and without a token or the meeting's scripts (WAIT 1)."""
    with core().database.read() as session:
        row = place_here(session, ref)
        if step_here(row) not in {Step.WAIT, Step.MEETING}:
            return redirect(url_of(ref, step_here(row)), 303)
        return page("join/wait.html", views.wait(core(), row, current_language()))


@bp.get("/j/<ref>/status")
def status(ref: str) -> ResponseReturnValue:
    """The part of the waiting room that changes."""
    with core().database.read() as session:
        row = place_here(session, ref)
        return page("join/_wait_status.html", views.wait(core(), row, current_language()))


@bp.get("/j/<ref>/people")
def people(ref: str) -> ResponseReturnValue:
    """The line that names everyone present (TIME 7), and whether the page may go on showing it."""
    with core().database.read() as session:
        row = place_here(session, ref)
        step = step_in_call(row.record(), encounter_now(row))
        view = views.meeting(core(), row, current_language(), step, stage_origin())
        return page("join/_meeting_status.html", view)


@bp.get("/j/<ref>/device")
def device(ref: str) -> ResponseReturnValue:
    """The device check; skipping it is as good as doing it (JOIN 5)."""
    with core().database.read() as session:
        row = place_here(session, ref)
        if step_here(row) not in {Step.WAIT, Step.MEETING}:
            return redirect(url_of(ref, step_here(row)), 303)
        return page("join/device.html", views.wait(core(), row, current_language()))


@bp.get("/j/<ref>/meeting")
def meeting_page(ref: str) -> ResponseReturnValue:
    """The meeting, once the door is open."""
    with core().database.read() as session:
        row = place_here(session, ref)
        if step_here(row) is not Step.MEETING:
            return redirect(url_of(ref, step_here(row)), 303)
        view = views.meeting(core(), row, current_language(), step_here(row), stage_origin())
        return page("join/meeting.html", view)


@bp.get("/j/<ref>/bye")
def bye(ref: str) -> ResponseReturnValue:
    """The farewell."""
    with core().database.read() as session:
        row = place_here(session, ref)
        if step_here(row) is not Step.BYE:
            return redirect(url_of(ref, step_here(row)), 303)
        return page("join/bye.html", views.bye(core(), row, current_language()))


@bp.post("/j/<ref>/join")
def join(ref: str) -> ResponseReturnValue:
    """Go in, or come back after leaving."""
    own_place.come_back(core(), ref, browser.token_for(ref))
    return _go_on(ref)


@bp.post("/j/<ref>/leave")
def leave(ref: str) -> ResponseReturnValue:
    """Go; the way back stays open."""
    own_place.leave(core(), ref, browser.token_for(ref))
    return _go_on(ref)


@bp.post("/j/<ref>/withdraw")
def withdraw(ref: str) -> ResponseReturnValue:
    """Take the agreement back: all of it, or one purpose (CONS 4)."""
    own_place.withdraw(
        core(),
        ref,
        browser.token_for(ref),
        purpose=request.form.get("purpose"),
        language=_language_of(ref),
    )
    return _go_on(ref)


@bp.get("/j/<ref>/receipt")
def receipt(ref: str) -> ResponseReturnValue:
    """Where a code for the receipt can be taken (LOG 6)."""
    with core().database.read() as session:
        row = place_here(session, ref)
        if row.encounter.over and not may_take(row, now=core().clock()):
            return redirect(url_of(ref, Step.BYE), 303)
        return page("join/receipt.html", _receipt_view(row))


@bp.post("/j/<ref>/receipt")
def take_receipt(ref: str) -> ResponseReturnValue:
    """Take a code. It is shown once, on this very page, and stands in no address. The page loaded
    again takes no other one."""
    code, taken = None, False
    instead_of = request.form.get("instead_of", "")
    try:
        code = take_code(core(), ref, browser.token_for(ref), instead_of=instead_of)
    except FormError as error:
        taken = error.key == "receipt-taken"
    with core().database.read() as session:
        view = _receipt_view(place_here(session, ref), code, taken=taken)
        return page("join/receipt.html", view, 409 if code is None else 200)


@bp.post("/j/<ref>/exit")
def leave_quickly(ref: str) -> ResponseReturnValue:
    """The quick exit (JOIN 11). It never fails: whoever presses it must get away."""
    with suppress(PlaceElsewhereError, OperationalError):
        own_place.exit_quickly(core(), ref, browser.token_for(ref))
    response = leave_browser()
    browser.forget(response, ref)
    return response


@bp.post("/j/<ref>/ticket")
def ticket(ref: str) -> ResponseReturnValue:
    """A ticket for the live connection."""
    with core().database.read() as session:
        row = place_here(session, ref)
        value = core().tickets.issue(Ticket(row.encounter_id, row.ref, staff=False))
        url = f"/live/encounters/{row.encounter_id}"
    return jsonify(ticket=value, url=url, protocol="tuokio.v1", expires_in=30)


@bp.post("/j/<ref>/token")
def token(ref: str) -> ResponseReturnValue:
    """A token for the meeting, for whoever was let in, and only now (WAIT 2)."""
    try:
        found = meeting.pass_for_client(core(), ref, browser.token_for(ref))
    except EncounterError:
        with core().database.read() as session:
            if waits := not_yet(place_here(session, ref)):
                return waits
        raise
    return pass_json(found, current_language())


def _answer() -> Answer:
    return Answer(
        yes=request.form.get("answer") == "agree",
        sha256=request.form.get("sha256", ""),
        chosen=frozenset(request.form.getlist("purpose")),
        shown=request.form.get("shown"),
        again=request.form.get("page") == "bye",
    )


def _notice_again(ref: str, error: str, status: int) -> ResponseReturnValue:
    with core().database.read() as session:
        view = notice_view(core(), place_here(session, ref), current_language(), error=error)
        return page("join/notice.html", view, status)


def _receipt_view(
    row: ParticipantRow, code: str | None = None, *, taken: bool = False
) -> ReceiptView:
    back = url_of(row.ref, step_here(row))
    token = browser.token_for(row.ref)
    return receipt_view(core(), row, token, back=back, code=code, taken=taken)


def _language_of(ref: str) -> str:
    """The language of the page that the button stood on."""
    with core().database.read() as session:
        place_here(session, ref)
        return current_language()


def _landing(secret: str, form: LandingForm, status: int = 200) -> Response:
    _check_secret(secret)
    with core().database.read() as session:
        invitation = by_secret(session, secret)
        g.invited_language = invitation.language
        house.enter_by(invitation.encounter)
        tokens = browser.tokens()
        person = arrival.place_in(session, invitation, tokens)
        form = LandingForm(
            name=form.name,
            error=form.error,
            in_app=browser.in_app(),
            chrome_url=browser.chrome_url(f"{core().settings.public_url}/j/{secret}"),
            signed_in=current_staff() is not None,
        )
        token = tokens.get(person.ref) if person else None
        language = current_language()
        view = landing_view(core(), invitation, person, token, secret, language, form)
        if status == 200 and view.state in _LINK_STATUS:
            status = _LINK_STATUS[view.state]
        return page("join/landing.html", view, status)


def _elsewhere(secret: str) -> ResponseReturnValue:
    with core().database.read() as session:
        staff_link = by_secret(session, secret).role == "helper"
    if staff_link:
        staff = current_staff()
        if staff is None:
            # In the browser's own session, never in an address.
            browser_session[AFTER_SIGN_IN] = f"/j/{secret}"
            return redirect("/sign-in", 303)
        return answer(403, "other-organisation")
    return _landing(secret, LandingForm(), 409)


def _invited_language(secret: str) -> str:
    with core().database.read() as session:
        g.invited_language = by_secret(session, secret).language
    return current_language()


def _check_secret(secret: str) -> None:
    if not is_invitation_secret(secret):
        raise NotFoundError


def _go_on(ref: str) -> Response:
    with core().database.read() as session:
        row = place_here(session, ref)
        return make_response(redirect(url_of(ref, step_here(row)), 303))


def _next_url(ref: str, token: str | None) -> str:
    with core().database.read() as session:
        row = own_place.find(session, ref, token or browser.token_for(ref))
        return url_of(ref, step_here(row))
