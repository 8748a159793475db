"""A real OpenID Connect provider, and settings for providers of every kind."""
