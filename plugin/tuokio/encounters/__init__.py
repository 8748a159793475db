"""Encounters: people, states and the rules of admission. Plain Python, no web, no database."""
