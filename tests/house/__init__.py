"""Tests about the house itself: locks, commands, layers, packaging, documents."""
