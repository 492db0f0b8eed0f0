"""Citations inside prose: what announces them, and how far each goes."""
