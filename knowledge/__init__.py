"""What the brand has and knows: asset catalogue, rules, documents and passages, and how they are found."""
