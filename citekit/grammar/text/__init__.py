"""A note as text: sentences, leads, dates, and the tiles that cover it."""
