"""The authority tables (TOML), each row with its provenance."""
