"""Identity policies and what was found (ID)."""
