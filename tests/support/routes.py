"""Addresses are compiled once for all tests, not once for each application that a test makes.

Werkzeug turns each route into a small Python function, which takes longer than all else that an
application needs to begin.
"""

from __future__ import annotations

from typing import Any

from werkzeug.routing import Rule

_COMPILER = "_compile_builder"


def share() -> None:
    """From now on every application of this process uses them."""
    setattr(Rule, _COMPILER, _remembering(getattr(Rule, _COMPILER)))


def _remembering(compile_: Any) -> Any:
    kept: dict[tuple[Any, ...], Any] = {}

    def compiled(rule: Rule, append_unknown: bool = True) -> Any:
        # All that the function is made of; which application it serves it is told by its caller.
        key = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), append_unknown)
        if key not in kept:
            kept[key] = compile_(rule, append_unknown)
        return kept[key]

    return compiled
