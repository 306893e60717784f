"""What proves who somebody is: passwords, sessions and tokens, as the edges and the operations need them."""
