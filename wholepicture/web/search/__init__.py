"""Finding a child or an adult by name, date of birth or address; only whom the reader may see is ever found."""
