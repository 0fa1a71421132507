"""What reports do: numbers read, pictures and workbooks made of them."""
