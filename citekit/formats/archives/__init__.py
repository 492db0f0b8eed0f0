"""What archivists and those who photograph in archives hand out: finding aids in EAD, Tropy's items."""
