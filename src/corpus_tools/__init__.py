"""Reading how the news tells a story: provenance, names, quotations, framing."""
