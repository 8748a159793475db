"""The administrator's pages: settings, no encounters."""
