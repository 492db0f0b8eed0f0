"""What stands in a library: records, how they come in, and what the user does to them."""
