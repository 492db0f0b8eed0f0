"""pybtex: CSL styles and citekit's formats under its names."""
