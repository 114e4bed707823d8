"""The process that serves: what must be right before, how it lives and ends, and how it is asked."""
