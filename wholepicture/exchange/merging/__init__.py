"""Many agencies' files become one chronology, with an account of every row of every file."""
