"""Stand-ins for what tests cannot have here. Each says in its name that it is a fake."""
