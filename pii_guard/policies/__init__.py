"""Bundled policies and their cases."""
