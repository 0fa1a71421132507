"""What broadcasts do."""
