"""MODS: the elements that CSL's variables are, and records of them."""
