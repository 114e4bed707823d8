"""The only place of the sidecar that may hold accepted text: stored cleaned, delivered in order, at least once."""
