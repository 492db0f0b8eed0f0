"""Where a record lies: a location cut into elements, and the level of each."""
