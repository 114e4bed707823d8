"""What callers call: the guard, here and in other processes."""

from pii_guard.guard.guard import DEADLINE_MS, Guard

__all__ = ["DEADLINE_MS", "Guard"]
