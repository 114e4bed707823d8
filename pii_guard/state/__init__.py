"""Where the state of conversations is kept between two messages: in this process, or in Redis, sealed."""
