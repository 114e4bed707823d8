"""What people and probes read, served by FastAPI."""
