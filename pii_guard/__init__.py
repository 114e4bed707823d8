"""A privacy filter in front of Korean chat consultations: a message in, a decision out."""
