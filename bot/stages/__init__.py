"""The steps of one question, a file each, in the order of the flow: understand, retrieve, decide, trust, respond."""
