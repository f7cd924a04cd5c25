"""The desk's own database: cases, rulings and what happened to them. The only place of `bot` that knows SQLAlchemy."""
