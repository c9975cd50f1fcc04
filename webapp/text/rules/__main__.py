"""`python -m webapp.text.rules [content]`: the findings, one a line, for whoever writes."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from webapp.errors import ContentError
from webapp.text.reading import load_guide
from webapp.text.rules import check, read_rules


def main(arguments: list[str]) -> int:
    """Print the findings of a content folder; 1 where there is an error among them, else 0."""
    content = Path(arguments[0] if arguments else "content")
    try:
        findings = check(load_guide(content), read_rules(content), content, datetime.now(UTC).date())
    except ContentError as wrong:
        sys.stdout.write(f"{wrong}\n")
        return 1
    errors = sum(finding.severity == "error" for finding in findings)
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    sys.stdout.write(f"{errors} errors, {len(findings) - errors} warnings.\n")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
