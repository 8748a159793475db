"""Tests on a real Prosody: README.md here says how to run them with Jitsi's own plugins."""
