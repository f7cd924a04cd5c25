"""The small model: reading questions and clauses, judging, wording; today a deterministic first way behind the same Protocols."""
