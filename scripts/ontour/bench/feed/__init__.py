"""`./ontour bench feed`: what the feed costs writers, and how fast it is for those who follow."""
