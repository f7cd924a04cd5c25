"""The data files of the packages: whichever of PyYAML's two safe loaders a machine has reads them, and reads the same."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = [file for package in ("policies", "knowledge", "slm", "bot") for file in sorted((ROOT / package).rglob("*.yaml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="this PyYAML has only one loader")
def test_both_loaders_read_a_data_file_alike(file):
    text = file.read_text(encoding="utf-8")

    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)
