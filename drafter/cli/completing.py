"""What the Tab key offers in a shell: kinds, styles, topics and names, by id or by Chinese label."""

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from drafter.errors import DrafterError

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def offered(what: str, *, labels: bool = True) -> Offer:
    """Complete from what `pipeline.offered` calls so: labels first, ids where one begins as typed.

    Without `labels` ids alone are offered. A fault in a file of the user's is no reason to beep.
    """

    def offer(_context: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
        from drafter.pipeline import offered

        try:
            known = [*getattr(offered, what)()]
        except (DrafterError, OSError):
            return []
        ids = [CompletionItem(ident, help=label or None) for ident, label in known if ident.startswith(typed)]
        named = [
            CompletionItem(label, help=ident) for ident, label in known if label and label.startswith(typed)
        ]
        return named if labels and named else ids

    return offer
