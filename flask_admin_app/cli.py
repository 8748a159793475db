"""The command `tuokio`."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

import click
import uvicorn

from flask_admin_app import config, first_run, migrate
from flask_admin_app.cli_log import log, purge
from flask_admin_app.config import SettingsInvalid
from flask_admin_app.core import Core
from flask_admin_app.models import StaffRole
from flask_admin_app.services import accounts, staff_sessions
from flask_admin_app.services.accounts import AccountError
from flask_admin_app.services.door_words import DoorTakenError, set_door
from flask_admin_app.services.factors.store import forget_all
from tuokio.encounters.public_door import DoorWordInvalid
from tuokio.encounters.service_template import parse
from tuokio.jitsi.errors import TokenError

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class _Group(click.Group):
    """Commands whose mistakes are told in words, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a refused account or setting is an error of the caller."""
        try:
            return super().invoke(ctx)
        except AccountError as error:
            raise click.ClickException(str(error)) from error
        except SettingsInvalid as error:
            words = "Tuokio does not start:\n" + "\n".join(error.faults)
            raise click.ClickException(words) from error


@click.group(cls=_Group)
def main() -> None:
    """Tuokio: encounters on your own Jitsi."""
    os.umask(0o077)  # the database, its journal and the keys are for their owner only


@main.command()
@click.option("--organisation", default="Tuokio", show_default=True, help="The first one's name.")
@click.option("--email", default="admin@localhost", show_default=True, help="First administrator.")
@click.option("--name", help="The first administrator's title and first name, as clients see it.")
def init(organisation: str, email: str, name: str | None) -> None:
    """Make the secrets, the database and the first administrator. Safe to run again."""
    folder = config.data_dir(os.environ)
    first_run.make_secrets(folder, public_url=config.public_url(os.environ))
    settings = config.load()
    migrate.upgrade(settings.database_url)
    file = first_run.first_sign_in(
        Core(settings), organisation=organisation, email=email, name=name
    )
    click.echo(f"Ready in {folder}.")
    if file is not None:
        click.echo(f"The first sign-in stands in {file}. Delete the file when you have signed in.")


@main.command()
def run() -> None:
    """Start the service."""
    settings = config.load()
    migrate.upgrade(settings.database_url)
    from flask_admin_app.asgi import UVICORN, create_asgi  # noqa: PLC0415 - heavy, only needed here

    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    click.echo(f"Tuokio is at {settings.public_url}")
    if settings.practice:
        click.echo("No Jitsi is set: meetings are practice meetings.")
    if (settings.data_dir / first_run.FIRST_SIGN_IN).exists():
        click.echo(f"The first sign-in stands in {settings.data_dir / first_run.FIRST_SIGN_IN}")
    uvicorn.run(create_asgi(settings), host=settings.host, port=settings.port, **UVICORN)


@main.group()
def org() -> None:
    """Organisations."""


@org.command("add")
@click.argument("name")
@click.option("--phone", help="Backup number that clients see.")
@click.option("--email", help="Backup address that clients see.")
@click.option("--servers", help="Where the servers stand, for the notice.")
@click.option("--unit", help="The first unit's name; by default the organisation's.")
def org_add(name: str, **fields: Any) -> None:
    """Add an organisation with a first unit and the built-in templates."""
    with _core().database.write() as work:
        accounts.add_organisation(work, name=name, **fields)
    click.echo(f"Added {name}.")


@org.command("set")
@click.option("--organisation", help="By default the first.")
@click.option("--phone", help="Backup number that clients see.")
@click.option("--email", help="Backup address that clients see.")
@click.option("--servers", help="Where the servers stand, for the notice.")
@click.option("--address", help="Postal address, for the log's records.")
@click.option("--dpo", help="How to reach the data-protection officer.")
def org_set(organisation: str | None, **fields: str | None) -> None:
    """Change what clients see of an organisation; what is left out stays."""
    with _core().database.write() as work:
        accounts.change_organisation(work, organisation, **fields)
    click.echo("Changed.")


@main.group()
def unit() -> None:
    """Units of an organisation."""


@unit.command("add")
@click.argument("name")
@click.option("--organisation", help="By default the first.")
def unit_add(name: str, organisation: str | None) -> None:
    """Add a unit."""
    with _core().database.write() as work:
        accounts.add_unit(work, name=name, organisation=organisation)
    click.echo(f"Added {name}.")


@main.group()
def user() -> None:
    """Staff."""


@user.command("add")
@click.option("--email", required=True)
@click.option(
    "--role",
    "roles",
    required=True,
    multiple=True,
    type=click.Choice([role.value for role in StaffRole]),
)
@click.option("--name", help="Title and first name, as clients see it.")
@click.option("--organisation", help="By default the first.")
@click.option(
    "--unit",
    "units",
    multiple=True,
    help="By default the organisation's first. An auditor may look at several.",
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def user_add(
    email: str,
    roles: tuple[str, ...],
    name: str | None,
    organisation: str | None,
    units: tuple[str, ...],
    password_stdin: bool,
) -> None:
    """Add a member of staff."""
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with _core().database.write() as work:
        accounts.add_user(
            work,
            email=email,
            password=password,
            roles=[StaffRole(role) for role in roles],
            shown_name=name,
            organisation=organisation,
            units=units,
        )
    click.echo(f"Added {email}.")


@user.command("reset-factors")
@click.option("--email", required=True)
def user_reset_factors(email: str) -> None:
    """Remove a person's second factors, when phone and recovery codes are lost."""
    with _core().database.write() as work:
        row = accounts.find_user(work.session, email)
        forget_all(work, row.id)
        staff_sessions.end_all(work, row.id)
    click.echo(f"{row.email} signs in with the password alone now, and is signed out everywhere.")
    click.echo("Make sure that it was they who asked.")


@main.group()
def template() -> None:
    """Service templates."""


@template.command("list")
@click.option("--organisation", help="By default the first.")
def template_list(organisation: str | None) -> None:
    """List an organisation's templates."""
    with _core().database.read() as session:
        owner = accounts.find_organisation(session, organisation)
        for row in owner.templates:
            found = parse(row.data)
            identity = ", ".join(found.identity.codes) or "none"
            click.echo(f"{found.slug}\t{found.name['en']}\tidentity: {identity}")


@template.command("door")
@click.argument("slug")
@click.argument("word", required=False)
@click.option("--organisation", help="By default the first.")
def template_door(slug: str, word: str | None, organisation: str | None) -> None:
    """Give a service a public door, /o/WORD. Without WORD the door goes."""
    core = _core()
    with core.database.write() as work:
        owner = accounts.find_organisation(work.session, organisation)
        row = next((row for row in owner.templates if row.slug == slug), None)
        if row is None:
            raise click.ClickException(f"{owner.name} has no template {slug}.")
        try:
            set_door(work, row, word)
        except DoorWordInvalid as error:
            raise click.ClickException(f"The word of a door has {error}.") from error
        except DoorTakenError as error:
            raise click.ClickException("Another service has that door.") from error
    door = f"{core.settings.public_url}/o/{row.door}" if row.door else None
    click.echo(f"The door is {door}" if door else "The door is gone.")


@main.group()
def token() -> None:
    """Meeting tokens, to try a Jitsi with."""


@token.command("mint")
@click.option("--room", required=True)
@click.option("--participant", required=True, help="The participant's reference.")
@click.option("--name", default="")
@click.option("--moderator", is_flag=True)
@click.option("--lifetime", type=int, default=600, show_default=True, help="Seconds, at most 600.")
def token_mint(**claims: Any) -> None:
    """Print a token, signed as the service signs."""
    try:
        click.echo(_core().issuer.mint(**claims))
    except TokenError as error:
        raise click.ClickException(str(error)) from error


main.add_command(log)
main.add_command(purge)


def _core() -> Core:
    return Core(config.load())


if __name__ == "__main__":
    main()
