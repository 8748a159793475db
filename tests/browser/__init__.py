"""The service as people meet it: real processes, a real Chromium."""
