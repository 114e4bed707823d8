"""JSON documents: one strict reader, named places in them, and what a string or number may be read as."""
