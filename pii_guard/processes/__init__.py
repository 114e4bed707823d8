"""A guard in other processes: how it gets there, and how many messages are shared out among several."""
