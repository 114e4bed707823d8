"""Pages for people and answers for probes, served by FastAPI."""
