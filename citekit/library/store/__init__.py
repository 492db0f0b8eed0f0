"""The file: where it is, how it is made and opened, its changes, its backups, what can be saved of a damaged one."""
