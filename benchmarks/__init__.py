"""Every published figure comes from a command here: JSON out, beside a named peer or limit, in one run."""
