"""Notices, purposes and what people answered."""
