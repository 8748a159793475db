"""The log as the service keeps it: written with every change of state (`ledger`), read, proved,
shown to the outside, and forgotten when its time has come."""
