"""What a route sees of a request and what it answers, without a framework."""
