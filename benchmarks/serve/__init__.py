"""How fast the shared record answers, with its policies on, beside the same rows read by their owner without them."""
