"""The catalogue in SQL: models, migrations and queries. SQLAlchemy and Alembic stay in this folder."""
