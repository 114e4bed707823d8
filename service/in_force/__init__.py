"""The guard and the gateway that decide now, exchanged whole."""
