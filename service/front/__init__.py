"""Plain ASGI before everything else: whom it lets in, what it reads, and how it answers."""
