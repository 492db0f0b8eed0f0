"""EndNote: the elements of its XML, and records of them."""
