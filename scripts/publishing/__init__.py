"""Everything between a built site and a web server's folder: staging, inspection, hashes, comparison with what is live."""
