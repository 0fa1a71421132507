"""Measurements of the promises the project makes, each beside its peer. `python -m bench` runs them."""
