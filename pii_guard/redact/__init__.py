"""From rulings to a cleaned text and a notice to its writer."""
