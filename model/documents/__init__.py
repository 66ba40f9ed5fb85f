"""Documents in, words with boxes and page images out; parsing happens only in a limited worker process."""
