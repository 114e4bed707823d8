"""The contract of the intake: messages that are stored and routed only after cleaning, and what becomes of them."""
