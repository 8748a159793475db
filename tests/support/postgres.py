"""A PostgreSQL of the tests' own: in a temporary folder, on a socket that nobody else reaches."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

DEBIAN = Path("/usr/lib/postgresql")
USER = "tuokio"


class PostgresMissing(RuntimeError):
    """The tests need PostgreSQL and there is none; the message says what to install."""


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    folder: Path

    def url(self, database: str) -> str:
        """For `TUOKIO_DATABASE_URL`."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}"

    def create(self, database: str, *, template: str | None = None) -> str:
        """Make a database, empty or as a copy; return its address."""
        command = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database))
        if template:
            command += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        self._run(command)
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever still holds a connection."""
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))

    def _run(self, command: sql.Composed) -> None:
        with psycopg.connect(
            host=str(self.folder), user=USER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(command)


@contextmanager
def running() -> Iterator[Postgres]:
    """Start a server, and stop it at the end."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="tuokio-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _other_user())
        data, written = folder / "data", folder / "log"
        made: list[str | Path] = [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            USER,
            "--auth=trust",
            "--no-sync",
        ]
        _as_other(*made, "--encoding=UTF8", "--locale=C.UTF-8")
        # Nothing of a test outlives it, so nothing needs to reach the disk.
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
        control: list[str | Path] = [binaries / "pg_ctl", "-D", data]
        _as_other(*control, "-w", "-t", "60", "-l", written, "-o", options, "start")
        with _ending_with_us([*control, "-m", "immediate", "-w", "stop"], folder):
            yield Postgres(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ending_with_us(stop: list[str | Path], folder: Path) -> Iterator[None]:
    """Run `stop` and remove the folder at the end, also when this process is killed: somebody waits
    on a pipe that only we hold open."""
    with subprocess.Popen(
        ["/bin/sh", "-c", 'cat; "$@"; rm -rf "$0"', str(folder), *map(str, stop)],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        user=_other_user() if os.geteuid() == 0 else None,
        extra_groups=[] if os.geteuid() == 0 else None,
        start_new_session=True,
    ):
        yield


def _binaries() -> Path:
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).parent
    debian = sorted(DEBIAN.glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    if not debian:
        raise PostgresMissing(
            "These tests run on a real PostgreSQL and there is none. "
            "On Debian: apt-get install postgresql (scripts/setup-system.sh does it)."
        )
    return debian[-1].parent


def _other_user() -> str:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise PostgresMissing("PostgreSQL does not run as root, and there is no user `postgres`.")


def _as_other(*command: str | Path) -> None:
    user = _other_user() if os.geteuid() == 0 else None
    # To files, not pipes: the server inherits them and would keep a pipe open.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [str(part) for part in command],
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            user=user,
            extra_groups=[] if user else None,
        )
        said.seek(0)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} failed:\n{said.read()}")
