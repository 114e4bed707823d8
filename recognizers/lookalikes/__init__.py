"""Numbers that look like an identifier and are nobody's data; each competes for its own characters."""
