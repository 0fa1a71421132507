"""What is true of broadcasts: whom words mean, when words mean, and what may be sent. Pure functions."""
