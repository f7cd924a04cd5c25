"""Check that every link between the project's documents leads somewhere: files and headings. Run by `make check`."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def anchors(document: Path) -> set[str]:
    """The anchors of a Markdown file's headings, as forges make them."""
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    titles = re.findall(r"^#{1,6}\s+(.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def dead_links(document: Path) -> list[str]:
    """Links of one document that lead nowhere; addresses of other sites are not followed."""
    dead = []
    for target in LINK.findall(FENCE.sub("", document.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            dead.append(f"{document.relative_to(ROOT)}: {target}")
    return dead


def main() -> int:
    """Print the dead links; exit status 1 if there are any."""
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    dead = [line for document in sorted(documents) for line in dead_links(document)]
    print(*dead, sep="\n", end="\n" if dead else "")
    print(f"links: {len(documents)} documents, {len(dead)} dead")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
