"""The one place that holds the version; CHANGELOG agrees by a test."""

__version__ = "0.2.0"
