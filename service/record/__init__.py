"""The traces that a decision leaves: counts, a line, a mark on a span. Never text."""
