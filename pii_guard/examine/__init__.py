"""The flow for one text, and for the strings, numbers and members of a JSON document."""
