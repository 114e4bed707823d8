"""Compact data files, built by scripts/ and committed; read by `pii_guard.recognizer.gazetteer` and the recognizer of names."""
