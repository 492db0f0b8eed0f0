"""RIS: its tags, and records of them."""
