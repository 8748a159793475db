"""What Prosody calls: the events of its gate."""
