"""Requests and answers as a route sees them, without a framework."""
