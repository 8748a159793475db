"""Tuokio: a safe place for professional encounters on a self-hosted Jitsi Meet."""

__version__ = "0.1.0"
