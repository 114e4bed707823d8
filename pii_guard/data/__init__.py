"""Compact data files, built by scripts/ and committed; read by the gazetteer and by the recognizer of names."""
