"""A thin file a command: options in, one call, words or JSON out. What a command needs is loaded inside it, for a fast start."""
