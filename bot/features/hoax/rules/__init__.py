"""What is true about claims: pure functions, without network, storage or clock."""
