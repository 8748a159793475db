"""Hooks by which packages of third parties add to Tuokio; the built-ins use the same ones."""

from tuokio.plugins.hookspecs import PROJECT, hookimpl
from tuokio.plugins.manager import manager

__all__ = ["PROJECT", "hookimpl", "manager"]
