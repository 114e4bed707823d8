"""The parts of scripts/names.py: the dictionary, the texts, the candidates, the triggers."""
