"""Three-valued evaluation: what each kind of constraint says of a use. One file a family, `rule.py` puts them together."""
