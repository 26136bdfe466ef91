"""What makes a site of the parts: settings, addresses, the database and its launcher. Nothing below it knows of it."""
