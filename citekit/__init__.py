"""citekit reads archival source notes into citation records, and renders and exports them."""
