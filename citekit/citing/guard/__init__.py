"""The guard: whether a style prints all that a citation says, in a draft that is rewritten and in notes alike."""
