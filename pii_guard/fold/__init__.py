"""What people type becomes what patterns read, with the exact way back."""
