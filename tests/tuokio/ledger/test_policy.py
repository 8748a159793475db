"""Policy files: which witnesses must have cosigned."""

from __future__ import annotations

from itertools import chain, combinations, count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.fake_witness import CosigningKey
from tuokio.ledger.notes import ED25519, Signer, Verifier
from tuokio.ledger.policy import MOST_CHARACTERS, PolicyInvalid, Witness, parse_policy

LOG = Signer.generate("log.example.org/consent")
NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
KEYS = {name: CosigningKey(f"{name}.example").vkey for name in NAMES}
WITNESSES = "".join(f"witness {name} {KEYS[name]}\n" for name in NAMES)
# The shape of the example in C2SP tlog-policy.
EXAMPLE = (
    f"log {LOG.vkey}\n"
    "\n"
    f"{WITNESSES}"
    "group X-witnesses 2 X1 X2 X3\n"
    "group Y-witnesses any Y1 Y2 Y3\n"
    "group X-and-Y all X-witnesses Y-witnesses\n"
    "quorum X-and-Y\n"
)
SUBSETS = list(chain.from_iterable(combinations(NAMES, count) for count in range(7)))


def satisfied(text: str, names: tuple[str, ...]) -> bool:
    """Whether these witnesses suffice."""
    return parse_policy(text).satisfied([KEYS[name] for name in names])


@pytest.mark.parametrize("seen", SUBSETS)
def test_groups_nest(seen: tuple[str, ...]) -> None:
    of_x = sum(name.startswith("X") for name in seen)
    of_y = sum(name.startswith("Y") for name in seen)
    assert satisfied(EXAMPLE, seen) == (of_x >= 2 and of_y >= 1)


@given(least=st.integers(1, 6), seen=st.sets(st.sampled_from(NAMES)))
def test_k_of_n(least: int, seen: set[str]) -> None:
    text = f"{WITNESSES}group all-six {least} {' '.join(NAMES)}\nquorum all-six\n"
    assert satisfied(text, tuple(seen)) == (len(seen) >= least)


@given(seen=st.sets(st.sampled_from(NAMES)))
def test_all_any_one_and_none(seen: set[str]) -> None:
    group = f"{WITNESSES}group six {{}} {' '.join(NAMES)}\nquorum six\n"
    assert satisfied(group.format("all"), tuple(seen)) == (len(seen) == 6)
    assert satisfied(group.format("any"), tuple(seen)) == bool(seen)
    assert satisfied(WITNESSES + "quorum X2\n", tuple(seen)) == ("X2" in seen)
    assert satisfied(WITNESSES + "quorum none\n", tuple(seen))
    assert satisfied("quorum none\n", tuple(seen))


def test_a_witness_counts_once_and_strangers_not_at_all() -> None:
    policy = parse_policy(EXAMPLE)
    stranger = CosigningKey("X2.example").vkey
    assert not policy.satisfied([KEYS["X1"], KEYS["X1"], KEYS["Y1"], stranger])
    # Names say nothing, only keys do.
    assert not policy.satisfied(NAMES)
    assert not policy.satisfied(["X-and-Y"])
    assert policy.satisfied([KEYS["X1"], KEYS["X3"], KEYS["Y1"], stranger])


def test_what_stands_in_it_can_be_had() -> None:
    url = "https://witness.example/prefix"
    policy = parse_policy(
        "# who watches\n"
        f" \t log\t{LOG.vkey}   https://log.example/ \n"
        "\t#comment\n"
        " \n"
        f"witness wächter {KEYS['X1']} {url}\n"
        f"witness 2 {KEYS['X2']}\n"
        "group # any 2\n"
        "quorum wächter"
        "\n"
        f"log {Signer.generate('other.example').vkey}\n"
    )
    assert policy.logs[0] == LOG.vkey
    assert len(policy.logs) == 2
    assert policy.witnesses == (
        Witness("wächter", KEYS["X1"], url),
        Witness("2", KEYS["X2"]),
    )
    assert policy.quorum == "wächter"


def test_the_rule_is_told_in_words() -> None:
    assert parse_policy(EXAMPLE).quorum == "2 of (2 of (X1, X2, X3), 1 of (Y1, Y2, Y3))"
    assert parse_policy("quorum none\n").quorum == "none"


def test_a_name_is_the_letters_it_has() -> None:
    kelvin = "\N{KELVIN SIGN}"
    text = f"witness K {KEYS['X1']}\nwitness {kelvin} {KEYS['X2']}\nquorum {kelvin}\n"
    assert not satisfied(text, ("X1",))
    assert satisfied(text, ("X2",))


def test_a_space_of_another_kind_is_part_of_a_name() -> None:
    name = "a\N{NO-BREAK SPACE}b\N{LINE SEPARATOR}c"
    assert parse_policy(f"witness {name} {KEYS['X1']}\nquorum {name}\n").needed == name


def test_groups_nest_as_deep_as_there_is_room() -> None:
    depth = 2000
    nested = "".join(f"group g{level} any g{level - 1}\n" for level in range(1, depth))
    text = f"witness g0 {KEYS['X1']}\n{nested}quorum g{depth - 1}\n"
    assert satisfied(text, ("X1",))
    assert not satisfied(text, ("X2",))
    assert parse_policy(text).quorum.count("(") == depth - 1


ONE = f"witness one {KEYS['X1']}\n"
TWO = ONE + f"witness two {KEYS['X2']}\n"
SAME_KEY = CosigningKey("a.example")
SAME_KEY_OTHER_NAME = Verifier("b.example", 4, SAME_KEY.verifier.public).vkey
LOG_OTHER_NAME = Verifier("b.example", ED25519, Verifier.parse(LOG.vkey).public).vkey


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("", 0, "no quorum"),
        (ONE, 0, "no quorum"),
        (" " * (MOST_CHARACTERS + 1), 0, "longer"),
        (ONE + "quorum one", 2, "not ended"),
        (ONE + "quorum one\nquorum none\n", 3, "second quorum"),
        (ONE + "quorum two\n", 2, "not defined"),
        ("quorum one\n" + ONE, 1, "not defined"),
        (ONE + "quorum\n", 2, "words"),
        (ONE + "quorum one one\n", 2, "words"),
        (ONE + "QUORUM one\n", 2, "start"),
        (ONE + "quorums one\n", 2, "start"),
        ("\n\n" + ONE + "witness two\n", 4, "words"),
        (ONE.rstrip() + " https://a.example/ more\n", 1, "words"),
        (ONE + f"witness one {KEYS['X2']}\n", 2, "taken"),
        (f"witness none {KEYS['X2']}\n", 1, "taken"),
        (TWO + "group one any two\n", 3, "taken"),
        (TWO + "group none any two\n", 3, "taken"),
        (ONE + f"witness two {KEYS['X1']}\n", 2, "already|there"),
        (f"witness a {SAME_KEY.vkey}\nwitness b {SAME_KEY_OTHER_NAME}\n", 2, "there"),
        (f"log {LOG.vkey}\nlog {LOG.vkey}\n", 2, "there"),
        (f"log {LOG.vkey}\nlog {LOG_OTHER_NAME}\n", 2, "there"),
        ("witness a nothing\n", 1, "key"),
        (f"witness a {LOG.vkey}\n", 1, "not a witness's"),
        (f"log {KEYS['X1']}\n", 1, "not a log's"),
        ("log\n", 1, "words"),
        (TWO + "group g any\n", 3, "words"),
        (TWO + "group g any one three\n", 3, "not defined"),
        (TWO + "group g any g\n", 3, "not defined"),
        (TWO + "group g any none\n", 3, "not defined"),
        (TWO + "group g any one one\n", 3, "already a member"),
        (TWO + "group g any one\ngroup h any two one\n", 4, "already a member"),
        (TWO + "group g 0 one two\n", 3, "number"),
        (TWO + "group g 3 one two\n", 3, "number"),
        (TWO + "group g 02 one two\n", 3, "number"),
        (TWO + "group g +2 one two\n", 3, "number"),
        (TWO + "group g -1 one two\n", 3, "number"),
        (TWO + "group g \N{FULLWIDTH DIGIT TWO} one two\n", 3, "number"),
        (TWO + "group g 1.0 one two\n", 3, "number"),
        (TWO + "group g most one two\n", 3, "number"),
        (TWO + "group g All one two\n", 3, "number"),
        (TWO + f"group g {'9' * 5000} one two\n", 3, "number"),
        (ONE + "quorum one\r\n", 2, "control"),
        (ONE + "# a\x00b\n", 2, "control"),
        (ONE + "# a\x7fb\n", 2, "control"),
        (ONE + "quorum\x0bone\n", 2, "control"),
    ],
    ids=count(1),
)
def test_a_fault_is_named_with_its_line(text: str, line: int, fault: str) -> None:
    with pytest.raises(PolicyInvalid, match=fault) as caught:
        parse_policy(text)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: ") == bool(line)


@given(st.integers(0, len(EXAMPLE) - 1))
def test_a_policy_cut_short_is_none(length: int) -> None:
    with pytest.raises(PolicyInvalid):
        parse_policy(EXAMPLE[:length])
