"""The client's way: from the link to the farewell."""
