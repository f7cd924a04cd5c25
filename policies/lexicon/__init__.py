"""Words and codes: what people write, read into the closed vocabularies with the verbatim span."""
