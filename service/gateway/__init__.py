"""A reverse proxy that cleans named fields: declared in `gateway.toml`, one adapter a channel."""
