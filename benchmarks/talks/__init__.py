"""What conversations are measured by: cut identifiers, answers, false joins, and what a turn costs."""
