"""What people say to the check-ins."""
