"""The HTTP sidecar: the only floor that serves HTTP."""
