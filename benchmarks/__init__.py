"""Quality and speed, measured beside the peers. `python -m benchmarks --help`."""
