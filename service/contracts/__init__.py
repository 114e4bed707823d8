"""The HTTP contracts: ours, and those whose clients become ours. Each module exports `routes(holder)`."""
