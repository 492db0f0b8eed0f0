"""What every door into a writer's draft shares: passages in, citations and doubts out."""
