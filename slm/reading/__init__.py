"""Reading a question into a clearance request: the `Reader` protocol, the deterministic reader, and the JSON of a reading."""
