"""From expressions to minimal automata over classes of characters, and to the bytes that the runtime reads."""
