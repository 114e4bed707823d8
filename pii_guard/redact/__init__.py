"""What was ruled on becomes a cleaned text and a sentence for its writer."""
