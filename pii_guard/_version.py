"""The one place that holds the version; CHANGELOG agrees by a test."""

VERSION = "0.1.0"
