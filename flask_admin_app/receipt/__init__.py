"""The page where a code opens a client's receipt and own log (LOG 6)."""
