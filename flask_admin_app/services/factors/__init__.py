"""Second factors of local accounts: an authenticator app, passkeys, recovery codes."""
