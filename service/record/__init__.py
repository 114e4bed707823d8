"""What is kept of a decision: counts, a line, a mark on a trace. Never text."""
