"""Pages that share a frame come out as if each had been drawn whole."""

from __future__ import annotations

from kringen.edge.frame import Frames, Texts


def test_a_frame_is_drawn_once_for_each_kind() -> None:
    """However many pages there are: once for each kind, and once more when a text is empty."""
    drawn = []

    def draw(texts: Texts) -> str:
        drawn.append(dict(texts))
        link = f'<a href="{texts["edit"]}">' if texts["edit"] else ""
        return f"<h1>{texts['title']}</h1>{link}{texts['title']}"

    frames = Frames()
    for number in range(50):
        for edit in ("", f"/bewerk/{number}"):
            page = frames.fill("meeting", {"title": f"Kop {number}", "edit": edit}, draw)
            link = f'<a href="{edit}">' if edit else ""
            assert page == f"<h1>Kop {number}</h1>{link}Kop {number}"
    frames.fill("circle", {"title": "Waasland", "edit": ""}, draw)
    assert len(drawn) == 3


def test_a_text_that_looks_like_a_mark_stays_itself() -> None:
    """What a trekker writes is never taken for a mark."""
    assert Frames().fill("", {"a": "kkmark1kk", "b": "x"}, lambda given: f"{given['a']}-{given['b']}") == "kkmark1kk-x"
