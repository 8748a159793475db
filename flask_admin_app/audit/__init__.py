"""The auditor's view of the log: looking, verifying, taking along (LOG 5)."""
