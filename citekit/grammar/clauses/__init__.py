"""Notes as historians write them: clauses of item and place, in either order, of any archive."""
