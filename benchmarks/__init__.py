"""Measurements: `make bench NAME=<name>`."""
