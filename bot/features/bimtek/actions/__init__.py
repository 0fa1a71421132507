"""What Bimtek does: announced, moved, cancelled; seats taken and freed; the line; who was never trained."""
