"""File numbers decoded, one module a filing scheme."""
