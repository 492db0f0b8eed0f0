"""The elements of a style, each rendering a cite."""
