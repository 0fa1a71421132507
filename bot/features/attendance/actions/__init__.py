"""What attendance does: presence by code and list, tests, surveys, certificates."""
