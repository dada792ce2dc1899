"""Makes a site without MkDocs when nothing of what MkDocs draws would come out otherwise than at the last build.

Run as a module it does so where it can, and becomes `python -m mkdocs` where it cannot; both give the same bytes.
"""

from __future__ import annotations

import contextlib
import os
import runpy
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NoReturn

import shell
from frame import NotDrawn, not_drawn
from kringen.edition.page import FileRecipe, file_of
from kringen.pages.place import anchors
from making import Made, NotMade, Variables, hand_over, made_with, remembered
from shell import Shell


class NotKept(LookupError):
    """A file of MkDocs that is not in the last site any more as MkDocs wrote it."""


def main() -> None:
    """Takes the arguments of a process: `mkdocs` and its own."""
    del sys.argv[0]
    if not remade(os.environ):
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def remade(variables: Variables) -> bool:
    """Whether the site could be made; what was done until then is handed over to the hook."""
    if not (variables.get("KRINGEN_LAST") and variables.get("KRINGEN_GROUND")):
        return False
    with contextlib.ExitStack() as opened:
        memory = opened.enter_context(remembered(variables))
        name = shell.name_of(variables)
        drawn = shell.recall(memory, name) if memory and name else None
        if not drawn:
            return False
        try:
            made = made_with(drawn.site_url, drawn.configured, variables, memory, name)
        except NotMade:  # the hook says why
            return False
        with contextlib.suppress(NotDrawn, NotKept):
            if _is_as_it_was(drawn, made):
                made.write(_recipes(drawn, made), "")
                made.ledger.save()
                return True
        hand_over(made, opened.pop_all())
    return False


def remember(made: Made, configured: Iterable[str], mentioned: Sequence[str], site: str) -> None:
    """Keeps what MkDocs drew and wrote in the folder of its site, when the next build can go on from there.

    What was named before MkDocs began must still have that name: somebody may have saved a page in the meantime.
    """
    if made.ledger.memo is None or not made.drawn_from or shell.name_of(made.variables) != made.drawn_from:
        return
    pages = {file_of(uri) for uri in made.marked}
    files = {place: made.ledger.adopt(site, place) for place in _files(site) if place not in pages}
    for place in sorted(pages):
        made.ledger.adopt(site, place)
    drawn = Shell(
        site_url=made.settings.site_url,
        configured={name: getattr(made.settings, name) for name in configured},
        shown=repr(made.shown),
        known=shell.known_to(mentioned, made.output.uris),
        mentioned=list(mentioned),
        anchors=made.anchors,
        pages=made.marked,
        files=files,
    )
    shell.keep(made.ledger.memo, made.drawn_from, drawn)


def _is_as_it_was(drawn: Shell, made: Made) -> bool:
    """Whether MkDocs would see the same of the data: the same words on every page, and the same places to link to."""
    if drawn.shown != repr(made.shown) or drawn.known != shell.known_to(drawn.mentioned, made.output.uris):
        return False
    asked = {each.uri: each for each in made.output.page_recipes if each.uri in drawn.anchors}
    return all(sorted(anchors(asked[uri].make().html)) == found for uri, found in drawn.anchors.items())


def _recipes(drawn: Shell, made: Made) -> Iterator[FileRecipe]:
    """How to make everything but the files of our own core."""
    yield from (made.whole(recipe, not_drawn) for recipe in made.output.page_recipes)
    for uri, marked in drawn.pages.items():
        yield FileRecipe(file_of(uri), "", partial(_hand_written, made, uri, marked))
    yield from (FileRecipe(place, name, _not_kept) for place, name in drawn.files.items())


def _hand_written(made: Made, uri: str, marked: str) -> bytes:
    return made.hand_written(uri, marked).encode()


def _not_kept() -> NoReturn:
    raise NotKept


def _files(folder: str) -> Iterator[str]:
    """Every file below a folder, by its place in it."""
    for above, _, names in os.walk(folder):
        inside = os.path.relpath(above, folder).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


if __name__ == "__main__":
    main()
