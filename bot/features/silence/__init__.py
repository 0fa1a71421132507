"""Notices, helps and escalates every KIM that has gone silent."""
