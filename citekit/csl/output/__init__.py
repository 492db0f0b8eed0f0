"""From rendered pieces to nodes, and from nodes to a string."""
