"""Who works here: the agencies around a child, by kind and by the name that each uses for itself."""
