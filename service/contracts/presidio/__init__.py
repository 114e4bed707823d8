"""Presidio's REST contract, both of its services on one port."""
