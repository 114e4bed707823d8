"""Programs built on pii_guard as anyone would build them: they use its public contract and nothing else."""
