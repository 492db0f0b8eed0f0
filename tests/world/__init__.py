"""Notes that historians write of archives in many countries, labelled by hand."""
