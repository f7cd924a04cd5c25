"""Where people meet the desk."""
