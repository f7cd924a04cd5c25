"""What the brand has and knows: the catalogue, documents and passages, precedents, ingestion and retrieval."""
