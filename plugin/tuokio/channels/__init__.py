"""Ways by which an invitation reaches its person (JOIN 10)."""
