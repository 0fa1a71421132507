"""Clarifications of other publishers, from files: read, checked row by row, written all or none."""
