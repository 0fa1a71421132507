"""What membership does: consent, registration, approval, change, handover, leaving."""
