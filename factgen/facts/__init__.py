"""From the claims of one story to facts: questions, readings, origins and status, with reasons."""
