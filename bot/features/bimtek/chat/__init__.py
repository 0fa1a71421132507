"""What people say about Bimtek."""
