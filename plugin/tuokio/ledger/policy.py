"""Which witnesses must have cosigned: a policy file (C2SP tlog-policy; LOG 3).

    log <vkey> [<url>]
    witness <name> <vkey> [<url>]
    group <name> all|any|<k> <name>...
    quorum <name>|none

Keys are those that `notes` knows: Ed25519 logs, and witnesses that give `cosignature/v1`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from tuokio.ledger.cosignatures import parse_witness_key
from tuokio.ledger.notes import ED25519, KeyInvalid, NoteInvalid, Verifier

MOST_CHARACTERS = 64 * 1024
NONE = "none"

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BLANK = re.compile(r"[ \t]+")
_COUNT = re.compile(r"[1-9][0-9]{0,4}")


class PolicyInvalid(Exception):
    """A policy that is not to be used. `line` counts from 1, and is 0 for a fault of the whole."""

    def __init__(self, line: int, fault: str) -> None:
        """Say what is wrong, and where."""
        super().__init__(f"line {line}: {fault}" if line else fault)
        self.line = line
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness. The name means something in its policy only; the URL is where to submit."""

    name: str
    vkey: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Counts as one that has witnessed when at least so many of its members have."""

    name: str
    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Logs (their vkeys), witnesses and groups in the order of the file, and whose word it needs:
    the name of a witness or a group, or `NONE`."""

    logs: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    groups: tuple[Group, ...]
    needed: str

    def satisfied(self, vkeys: Collection[str]) -> bool:
        """Whether a checkpoint is good enough that these keys have cosigned."""
        has = {NONE} | {each.name for each in self.witnesses if each.vkey in vkeys}
        # Groups name only what stands before them: one pass is enough, however deep they nest.
        for group in self.groups:
            if len(has.intersection(group.members)) >= group.least:
                has.add(group.name)
        return self.needed in has

    @property
    def quorum(self) -> str:
        """The rule in words, for people: `2 of (alpha, beta, gamma)`."""
        words = {each.name: each.name for each in self.witnesses} | {NONE: NONE}
        for group in self.groups:
            members = ", ".join(words[name] for name in group.members)
            words[group.name] = f"{group.least} of ({members})"
        return words[self.needed]


def parse_policy(text: str) -> Policy:
    """Read a policy file.

    Raises:
        PolicyInvalid: naming the line and its fault.
    """
    if len(text) > MOST_CHARACTERS:
        raise PolicyInvalid(0, f"the policy is longer than {MOST_CHARACTERS} characters")
    lines = text.split("\n")
    # A file cut short may still read as a policy, with a weaker quorum.
    if lines.pop():
        raise PolicyInvalid(len(lines) + 1, "the last line is not ended")
    draft = _Draft()
    for number, line in enumerate(lines, 1):
        try:
            draft.read(line)
        except (_Fault, NoteInvalid) as error:
            raise PolicyInvalid(number, str(error)) from None
    if draft.needed is None:
        raise PolicyInvalid(0, "there is no quorum line")
    return Policy(tuple(draft.logs), tuple(draft.witnesses), tuple(draft.groups), draft.needed)


class _Fault(Exception):
    """What is wrong with a line."""


@dataclass
class _Draft:
    """What has been read so far."""

    logs: list[str] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    needed: str | None = None
    _names: set[str] = field(default_factory=set)
    _members: set[str] = field(default_factory=set)
    _keys: set[tuple[str, bytes]] = field(default_factory=set)

    def read(self, line: str) -> None:
        if _CONTROL.search(line):
            raise _Fault("it holds a control character")
        word, *rest = _BLANK.split(line.strip(" \t"))
        if not word or word.startswith("#"):
            return
        kinds: dict[str, tuple[Callable[[list[str]], None], range]] = {
            "log": (self._log, range(1, 3)),
            "witness": (self._witness, range(2, 4)),
            "group": (self._group, range(3, MOST_CHARACTERS)),
            "quorum": (self._quorum, range(1, 2)),
        }
        if word not in kinds:
            raise _Fault("it does not start with log, witness, group or quorum")
        take, lengths = kinds[word]
        if len(rest) not in lengths:
            raise _Fault(f"a {word} line has too few or too many words")
        take(rest)

    def _log(self, words: list[str]) -> None:
        key = Verifier.parse(words[0])
        if key.kind != ED25519:
            raise KeyInvalid("this key is not a log's")
        self._note_key("log", key)
        self.logs.append(words[0])

    def _witness(self, words: list[str]) -> None:
        self._define(words[0])
        self._note_key("witness", parse_witness_key(words[1]))
        self.witnesses.append(Witness(words[0], words[1], words[2] if words[2:] else None))

    def _group(self, words: list[str]) -> None:
        name, threshold, *members = words
        for member in members:
            if member not in self._names:
                raise _Fault("a member of the group is not defined before it")
            if member in self._members:
                raise _Fault("a member of the group is already a member")
            self._members.add(member)
        self._define(name)
        self.groups.append(Group(name, _least(threshold, len(members)), tuple(members)))

    def _quorum(self, words: list[str]) -> None:
        if self.needed is not None:
            raise _Fault("there is a second quorum line")
        if words[0] != NONE and words[0] not in self._names:
            raise _Fault("what the quorum names is not defined before it")
        self.needed = words[0]

    def _define(self, name: str) -> None:
        if name == NONE or name in self._names:
            raise _Fault("this name is taken")
        self._names.add(name)

    def _note_key(self, role: str, key: Verifier) -> None:
        if (role, key.public) in self._keys:
            raise _Fault(f"this key is there already for a {role}")
        self._keys.add((role, key.public))


def _least(threshold: str, members: int) -> int:
    if threshold == "any":
        return 1
    if threshold == "all":
        return members
    if not _COUNT.fullmatch(threshold) or int(threshold) > members:
        raise _Fault("a group needs all, any or a number of its members")
    return int(threshold)
