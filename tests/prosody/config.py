"""The configuration of a test bed, from the files in templates/."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import Template
from typing import Any

from tests.house.tree import ROOT
from tests.prosody.versions import Version, plugins

DOMAIN = "meet.tuokio.test"
APP_ID = "tuokio-test"
HERE = Path(__file__).parent
HOOKS = ROOT / "prosody_hooks"
_MODULE_LINE = re.compile(r'^\s*"(\w+)";$')


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Options:
    """What a test may choose about a Prosody. Secrets are fresh for each."""

    rooms: str = "prefix"
    allow_p2p: bool = False
    service_url: str = "http://127.0.0.1:9"
    """Port 9 answers nobody: events wait."""
    gate: bool = True
    """Whether our own Component is there at all."""
    log_level: str = "info"
    hibernation: int = 60
    """Seconds that Prosody keeps a session whose line dropped (smacks)."""
    bosh_inactivity: int = 20
    """Seconds without a request after which a BOSH session ends."""
    upstream_leaks: bool = False
    """For tests in which a room that is not ours refuses somebody: Jitsi logs that token."""
    more: str = ""
    """Lines added to our Component's section; ${domain} and the others may stand in them."""
    secret: str = field(default_factory=_secret, repr=False)
    app_secret: str = field(default_factory=_secret, repr=False)
    focus_password: str = field(default_factory=_secret, repr=False)

    def secrets(self) -> list[str]:
        """What must stand in no log."""
        return [text for text in (self.secret, self.app_secret, self.focus_password) if text]

    def but(self, **changes: Any) -> Options:
        """The same with changes."""
        return replace(self, **changes)


def write(folder: Path, port: int, version: Version, options: Options) -> Path:
    """Write the configuration and focus's account into a folder; return the configuration's path.

    Args:
        folder: this instance's own; data, log and sink live in it.
        port: of HTTP, on loopback.
    """
    jitsi = plugins()
    folders = [HOOKS, HERE / "modules", *([jitsi] if jitsi else [])]
    values = {
        "as_root": str(os.geteuid() == 0).lower(),
        "data": folder / "data",
        "log": folder / "prosody.log",
        "sink": folder / "sink.jsonl",
        "port": port,
        "domain": DOMAIN,
        "app_id": APP_ID,
        "turn_secret": _secret(),
        "plugin_paths": ", ".join(f'"{each}"' for each in folders),
        **{name: getattr(options, name) for name in Options.__dataclass_fields__},
        "allow_p2p": str(options.allow_p2p).lower(),
    }
    text = _template("common") + _template("jitsi" if jitsi else "plain")
    if options.gate:
        # The very file that administrators install; what is said later in a section counts.
        shipped = (HOOKS / "tuokio.cfg.lua").read_text().replace("meet.example.org", DOMAIN)
        text += shipped + _template("tuokio") + options.more
    if jitsi:
        text = _without_missing_modules(text, [*folders, version.library / "modules"])
    # Prosody complains when there is no folder for certificates, although nothing here needs one.
    (folder / "certs").mkdir(exist_ok=True)
    target = folder / "prosody.cfg.lua"
    target.write_text(Template(text).substitute(values))
    _add_account(folder / "data", options)
    return target


def _template(name: str) -> str:
    return (HERE / f"templates/{name}.cfg.lua").read_text() + "\n"


def _without_missing_modules(text: str, folders: list[Path]) -> str:
    return "\n".join(line for line in text.splitlines() if not _names_missing(line, folders))


def _names_missing(line: str, folders: list[Path]) -> bool:
    found = _MODULE_LINE.match(line)
    if not found:
        return False
    name = f"mod_{found.group(1)}"
    return not any(
        (folder / f"{name}.lua").exists() or (folder / name / f"{name}.lua").exists()
        for folder in folders
    )


def _add_account(data: Path, options: Options) -> None:
    """An account as Prosody's own storage keeps it, so that nothing has to be typed in."""
    accounts = data / f"auth.{DOMAIN}".replace(".", "%2e") / "accounts"
    accounts.mkdir(parents=True, exist_ok=True)
    (accounts / "focus.dat").write_text(f'return {{ ["password"] = "{options.focus_password}" }};')
