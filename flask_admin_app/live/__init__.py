"""Live updates: WebSockets beside Flask, in the same process."""
