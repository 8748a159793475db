"""Asking a witness to cosign a checkpoint (C2SP tlog-witness; LOG 3)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from tuokio.ledger.checkpoint import parse_number
from tuokio.ledger.cosignatures import parse_witness_key, verify_cosignatures
from tuokio.ledger.notes import NoteInvalid, encode_base64, split_note
from tuokio.quiet_http import Answer, AnswerTooLarge, PostFailed, post

MOST_HASHES = 63
MOST_ANSWER_BYTES = 32 * 1024
_LONGEST_URL = 512
_SIZE_TYPE = "text/x.tlog.size"
_URL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?"
    r"(?:/[a-z0-9._~%-]+)*/?",
    re.IGNORECASE,
)


class WitnessError(Exception):
    """No cosignature was had."""


class WitnessUrlInvalid(WitnessError):
    """The address is not usable."""


class WitnessAway(WitnessError):
    """It could not be asked, or did not finish answering. Ask again later.

    `reason`: `unreachable`, `slow`, or `faulty` (a status of 500 or above).
    """

    def __init__(self, reason: str) -> None:
        """Name the reason."""
        super().__init__(f"the witness is away: {reason}")
        self.reason = reason


class WitnessConflict(WitnessError):
    """It last cosigned another size than was said. Prove from `size` instead: unless `size` is
    larger than the log, which then has lost entries."""

    def __init__(self, size: int) -> None:
        """Tell the size of the checkpoint that it last cosigned."""
        super().__init__(f"the witness last cosigned size {size}")
        self.size = size


class WitnessRefused(WitnessError):
    """It does not cosign this: 404, the log is unknown to it; 403, no key that it trusts has
    signed; 422, the checkpoint does not continue what it has cosigned; 400, it reads no request in
    this."""

    def __init__(self, status: int) -> None:
        """Tell the HTTP status."""
        super().__init__(f"the witness refused: {status}")
        self.status = status


class WitnessAnswerInvalid(WitnessError):
    """What answered is no such witness, or its cosignature is not good for this checkpoint."""


class WitnessClient:
    """One witness. Threads may share it: it keeps nothing."""

    def __init__(self, url: str, vkey: str, *, timeout: float) -> None:
        """Take what a policy says of a witness.

        Args:
            url: its submission prefix: https, or http on this machine.
            vkey: its key; an answer without a cosignature by it is none.
            timeout: seconds to connect, to wait for an answer, and for all of the answer.

        Raises:
            WitnessUrlInvalid: another address.
            KeyInvalid: this is not a witness's key.
        """
        self._url = _check_url(url)
        self._key = parse_witness_key(vkey)
        self._timeout = timeout

    def add_checkpoint(self, note: str, *, old_size: int, proof: Sequence[bytes]) -> list[str]:
        """Return signature lines by this witness, verified, to add to the note.

        Args:
            note: a checkpoint that the log signed.
            old_size: of the checkpoint that the witness last cosigned, 0 for none.
            proof: of consistency, from `old_size` to the checkpoint; empty from 0.

        Raises:
            WitnessError: one of its family.
            NoteInvalid: this is no note.
            ValueError: the proof has more than `MOST_HASHES` hashes.
        """
        text, _ = split_note(note)
        if len(proof) > MOST_HASHES:
            raise ValueError(f"a proof of consistency has at most {MOST_HASHES} hashes")
        head = (f"old {old_size}", *map(encode_base64, proof))
        try:
            answer = post(
                self._url + "/add-checkpoint",
                ("\n".join(head) + "\n\n" + note).encode(),
                content_type="text/plain; charset=utf-8",
                timeout=self._timeout,
                most=MOST_ANSWER_BYTES,
            )
            if answer.status != 200:
                raise _refusal(answer)
            return self._verified(text, answer.body.decode("utf-8"))
        except PostFailed as error:
            raise WitnessAway(error.reason) from None
        except (NoteInvalid, UnicodeDecodeError, AnswerTooLarge) as error:
            reason = str(error) if isinstance(error, NoteInvalid) else "no text of usable length"
            raise WitnessAnswerInvalid(f"the witness's answer: {reason}") from None

    def _verified(self, text: str, lines: str) -> list[str]:
        note = text + "\n" + lines
        body, signatures = split_note(note)
        if body != text:
            raise NoteInvalid("there is more than signature lines")
        if not verify_cosignatures(note, [self._key.vkey]):
            raise NoteInvalid("there is no cosignature by its key")
        return [each.line for each in signatures if self._key.claims(each)]


def _refusal(answer: Answer) -> WitnessError:
    if answer.status == 409:
        size = answer.body.decode("utf-8")
        if answer.content_type != _SIZE_TYPE or not size.endswith("\n"):
            return WitnessAnswerInvalid("the witness's answer: a conflict without a size")
        return WitnessConflict(parse_number(size[:-1]))
    if answer.status < 400:
        return WitnessAnswerInvalid(f"the witness's answer: status {answer.status}")
    return WitnessRefused(answer.status)


def _check_url(url: str) -> str:
    try:
        usable = len(url) <= _LONGEST_URL and _URL.fullmatch(url) is not None
        parts = urlsplit(url)
        usable = usable and parts.port != 0 and (parts.scheme == "https" or _here(parts.hostname))
    except ValueError:
        usable = False
    if not usable:
        raise WitnessUrlInvalid(
            "the address of a witness is https://, a host, perhaps a port and a path, and no more"
        )
    return url.rstrip("/")


def _here(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
