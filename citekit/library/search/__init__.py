"""Records, found: what a question means, what answers it, and how often things stand in a library."""
