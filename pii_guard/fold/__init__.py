"""From what people type to what patterns read, with the exact way back."""
