"""Pages for anyone, and the signs of life."""
