"""What anyone may see of the log: its checkpoint and its tree, and nothing of what was logged."""
