"""A real Prosody in a folder of its own, on a port of its own, that tests start and kill."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from tests.prosody import config
from tests.prosody.config import DOMAIN, Options
from tests.prosody.versions import Version
from tests.support.server import PATIENCE, free_port

_TOKEN = re.compile(r"eyJ[\w-]{8,}")
# Two libraries in plain Lua that Jitsi's plugins need are packed by Debian for older Luas only.
_LUA_PATH = ";;/usr/share/lua/5.3/?.lua;/usr/share/lua/5.2/?.lua"


class LogLeak(AssertionError):
    """A log holds what no log may hold. The message does not repeat it."""


class DidNotStart(AssertionError):
    """Prosody ended, or never answered; the message is what it said."""


class Prosody:
    """One instance. `start()` it; `close()` ends it and looks through its log."""

    domain = DOMAIN
    muc = f"conference.{DOMAIN}"

    def __init__(self, version: Version, folder: Path, options: Options | None = None) -> None:
        self.version = version
        self.folder = folder
        self.options = options or Options()
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._nickname: Path | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def url(self) -> str:
        """Of HTTP. Prosody tells its hosts apart by the `Host` header."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Prosody:
        """Start it with the present options, and wait until it answers.

        Raises:
            DidNotStart: it did not.
        """
        written = config.write(self.folder, self.port, self.version, self.options)
        # The kernel ends it together with the thread that started it, however the tests end.
        command = ["setpriv", "--pdeathsig=KILL", str(self.version.program), "-F"]
        with (self.folder / "output.txt").open("ab") as output:
            self._process = subprocess.Popen(
                [*command, "--config", str(self._short(written))],
                cwd=self.folder,
                env=os.environ | {"LUA_PATH": _LUA_PATH},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._wait()
        return self

    def stop(self) -> None:
        """End it in order."""
        self._end(signal.SIGTERM)

    def kill9(self) -> None:
        """End it at once, with nothing tidied up."""
        self._end(signal.SIGKILL)

    def restart(self, **changes: Any) -> Prosody:
        """Stop it and start it on the same folder and port, with changed options."""
        self.stop()
        self.options = self.options.but(**changes)
        return self.start()

    def close(self) -> None:
        """End it and look through its log.

        Raises:
            LogLeak: the log holds a token or a secret.
        """
        self.stop()
        self.check_log()

    def _short(self, written: Path) -> Path:
        """Another name for the configuration. Lua cuts names of more than 60 characters, and then
        Prosody cannot say on which line something stands, and does not start."""
        if self._nickname is None:
            self._nickname = Path(tempfile.mkdtemp(prefix="p")) / "p"
            self._nickname.symlink_to(self.folder)
        return self._nickname / written.name

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process is not None
        return self._process.pid

    def log_text(self) -> str:
        """All that it has logged in its life, over all starts."""
        log = self.folder / "prosody.log"
        return log.read_text(errors="replace") if log.exists() else ""

    def check_log(self) -> None:
        """See that neither the log nor what went to the screen holds a token or a secret.

        Raises:
            LogLeak: it does.
        """
        if self.options.log_level == "debug":
            return
        # Without our gate Jitsi's own modules log the whole token of a refused join.
        tokens_matter = self.options.gate and not self.options.upstream_leaks
        said = self.log_text() + (self.folder / "output.txt").read_text(errors="replace")
        if tokens_matter and _TOKEN.search(said):
            raise LogLeak(f"a token in the log of {self.folder}")
        if any(secret in said for secret in self.options.secrets()):
            raise LogLeak(f"a secret in the log of {self.folder}")

    def faults(self) -> list[str]:
        """Lines of the log at level error."""
        return [line for line in self.log_text().splitlines() if "\terror\t" in line]

    def sink(self) -> list[dict[str, Any]]:
        """What reached breakout., filesharing., metadata. and polls., in order."""
        file = self.folder / "sink.jsonl"
        lines = file.read_text().splitlines() if file.exists() else []
        return [json.loads(line) for line in lines]

    def wipe(self) -> None:
        """Forget all it has stored, as a new machine would. It must not be running."""
        shutil.rmtree(self.folder / "data")

    def _end(self, how: signal.Signals) -> None:
        if not self.running:
            return
        assert self._process is not None
        self._process.send_signal(how)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(PATIENCE)

    def _wait(self) -> None:
        """Its loop runs, and so it answers, only after every host and module is loaded."""
        until = time.monotonic() + 3 * PATIENCE
        while time.monotonic() < until and self.running:
            try:
                httpx.get(self.url, timeout=PATIENCE, trust_env=False)
                return
            except httpx.TransportError:
                time.sleep(0.02)
        self.kill9()
        raise DidNotStart((self.folder / "output.txt").read_text() + self.log_text()[-4000:])
