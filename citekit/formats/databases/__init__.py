"""What databases and catalogues hand out: PubMed, Web of Science, Refer, MARC."""
