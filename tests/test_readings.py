"""A file that is as it was is not read again, and comes out the same; what changed in it is."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from kringen.model import Body, Circle, FileRecord, Meeting, Record, Site, Topic
from kringen.problem import Mark, Problem
from kringen.register import flanders
from kringen.source import CODES, load
from kringen.source.flat import Keys
from kringen.source.originals import originals
from kringen.source.plain import plain, record
from kringen.source.stored import from_text
from memory import Memory
from readings import Readings
from scripts.benchmark.corpus import write_corpus
from tests.conftest import EXAMPLE
from tests.support.samples import GOOD, make_tree
from tests.test_bad_files import BAD, MAY, lay

DAY = "meetings/waasland/2027-03-11.md"
TOPIC = "content/onderwerpen/gdpr.md"


MARKED_UP = {path: GOOD[path].replace("Welkom", "*Welkom*").replace("Europese", "*Europese*") for path in (DAY, TOPIC)}
"""The two texts of GOOD as only the parser can read them."""


class Box:
    """A shelf that counts what is put on it."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.put_last: list[str] = []

    def look_up(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is in the box."""
        return {name: self.data[name] for name in names if name in self.data}

    def put(self, name: str, data: bytes) -> None:
        """Adds to it."""
        self.data[name] = data
        self.put_last.append(name)

    def read(self, root: Path) -> tuple[Site, tuple[Problem, ...]]:
        """A repository, with what the box holds."""
        self.put_last.clear()
        return load(root, flanders(), root, Readings(self, {}))

    @property
    def learned(self) -> tuple[int, int]:
        """How many files and how many bodies were new at the last reading."""
        names = [name.partition(":")[0] for name in self.put_last]
        return names.count("file"), names.count("body")


def seen(site: Site, problems: Sequence[Problem]) -> list[object]:
    """All that anybody can see of what was read, the types of values and the places in the files included."""
    return [*(_all_of(each) for each in site.records()), site.pages, [page.digest for page in site.pages], problems]


def _all_of(thing: FileRecord) -> list[object]:
    body = (thing.body, repr(thing.body)) if isinstance(thing, Meeting | Topic) else None
    values = {name: (getattr(thing, name), repr(getattr(thing, name))) for name in type(thing).model_fields}
    origin = thing.origin
    return [thing, values, thing.model_fields_set, origin, dict(origin.marks), list(origin.marks), origin.digest, body]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up repository with every field in use."""
    return write_corpus(tmp_path_factory.mktemp("corpus"), 12).root


@pytest.mark.parametrize("name", ["example", "corpus"])
def test_what_is_remembered_is_what_was_read(name: str, corpus: Path, tmp_path: Path) -> None:
    """Field by field, from a file that an earlier run left."""
    root = EXAMPLE if name == "example" else corpus
    fresh = seen(*load(root, flanders(), root))
    for _ in range(2):
        kept = Memory(tmp_path / "m.sqlite")
        assert seen(*load(root, flanders(), root, Readings(kept, {}))) == fresh
        kept.save()


def test_mistakes_are_remembered(tmp_path: Path) -> None:
    """Every file of the table of mistakes says the same as before, at the same places."""
    for number, bad in enumerate(each for each in BAD if all(isinstance(text, str) for text in each.files.values())):
        root, box = lay(tmp_path / str(number), bad.files), Box()
        fresh = seen(*load(root, flanders(), root))
        assert seen(*box.read(root)) == fresh, bad.name
        assert seen(*box.read(root)) == fresh, bad.name
        assert box.learned == (0, 0), bad.name


def test_no_two_kinds_of_mistakes_have_the_same_name() -> None:
    """They are remembered by name."""
    assert len({code.name for code in CODES}) == len(CODES)


Edit = Callable[[Path], object]


def _rewrite(path: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return edit


@pytest.mark.parametrize(
    ("edit", "learned"),
    [
        pytest.param(Path.exists, (0, 0), id="nothing"),
        pytest.param(_rewrite(DAY, "Welkom", "Onthaal"), (1, 1), id="a-text"),
        pytest.param(_rewrite(DAY, "14:00", "15:00"), (1, 0), id="a-fact"),
        pytest.param(_rewrite(DAY, "van: 14:00\n", "titel: Nieuw\n# ook\nvan: 14:00\n"), (1, 0), id="a-line-more"),
        pytest.param(_rewrite(DAY, "2027-03-11", "2027-02-30"), (1, 0), id="a-mistake-in-a-fact"),
        pytest.param(_rewrite(DAY, "Welkom", "<b>Welkom</b>"), (1, 1), id="a-mistake-in-a-text"),
        pytest.param(_rewrite(TOPIC, "avg", "wet"), (1, 0), id="a-topic"),
        pytest.param(_rewrite("circles/kempen.yml", "Kempen", "Limburg"), (1, 0), id="a-circle"),
        pytest.param(lambda root: (root / DAY).rename(root / MAY), (1, 0), id="another-name"),
        pytest.param(lambda root: (root / DAY).unlink(), (0, 0), id="gone"),
        pytest.param(lambda root: (root / MAY).write_bytes((root / DAY).read_bytes()), (1, 0), id="a-copy"),
    ],
)
def test_only_what_changed_is_read(edit: Edit, learned: tuple[int, int], tmp_path: Path) -> None:
    """And a text that was rendered before is not rendered again, wherever it stands now."""
    root, box = make_tree(tmp_path, GOOD, MARKED_UP), Box()
    box.read(root)
    assert box.learned == (4, 2)
    edit(root)
    assert seen(*box.read(root)) == seen(*load(root, flanders(), root))
    assert box.learned == learned
    box.read(root)
    assert box.learned == (0, 0)


def test_a_plain_text_is_not_remembered(tmp_path: Path) -> None:
    """But that it is one, and where its parts begin; it is read again when somebody asks for it."""
    root, box = make_tree(tmp_path, GOOD), Box()
    for learned in ((4, 0), (0, 0)):
        site, problems = box.read(root)
        assert box.learned == learned
        assert seen(site, problems) == seen(*load(root, flanders(), root))


def test_a_text_with_mistakes_is_told_of_each_file(tmp_path: Path) -> None:
    """The same text in two files, at other lines: each mistake has its own place."""
    text = "## Verslag\n\n<b>x</b>\n\nMail jan@gemeente.be\n"
    root = make_tree(
        tmp_path,
        GOOD,
        {DAY: f"---\ndatum: 2027-03-11\n---\n{text}", MAY: f"---\ntitel: Overleg\ndatum: 2027-05-20\n---\n{text}"},
    )
    box = Box()
    for _ in range(2):
        assert seen(*box.read(root)) == seen(*load(root, flanders(), root))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_spoilt_is_read_again(seed: int, corpus: Path, tmp_path: Path) -> None:
    """A disk that lost some bytes of what was remembered, wherever they stood, changes nothing that comes out."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    fresh = seen(*load(corpus, flanders(), corpus))
    file = tmp_path / "m.sqlite"
    for _ in range(4):
        kept = Memory(file)
        assert seen(*load(corpus, flanders(), corpus, Readings(kept, {}))) == fresh
        kept.save()
        data = bytearray(file.read_bytes())
        for place in chance.sample(range(100 if seed % 2 else 0, len(data)), 60):
            data[place] ^= 1 << chance.randrange(8)
        file.write_bytes(data if chance.random() < 0.8 else data[: len(data) // 2])


@pytest.mark.parametrize("text", ["", "1", "{", '{"Meeting":1}', '{"Meeting":{}}', '{"page":[]}'])
def test_what_is_no_reading_is_refused(text: str) -> None:
    """What was not written by us is read again."""
    with pytest.raises(ValueError, match=r"."):
        from_text(text, DAY, "", {}, Body, dict)


def test_a_body_that_was_thrown_away_is_rendered_again(tmp_path: Path) -> None:
    """While somebody reads, another may clean up."""
    root, box = make_tree(tmp_path, GOOD, MARKED_UP), Box()
    box.read(root)
    site, problems = box.read(root)
    box.data.clear()
    assert seen(site, problems) == seen(*load(root, flanders(), root))


def test_the_texts_of_meetings_are_read_along(tmp_path: Path) -> None:
    """They are those of the files, without what cannot be read as text."""
    files: Mapping[str, str | bytes] = {MAY: b"\xff", "meetings/kempen/2027-04-01.md": "---\r\nx"}
    root = lay(tmp_path, files)
    read = Readings(Box(), {})
    load(root, flanders(), root, read)
    assert dict(read.originals) == dict(originals(root))
    assert list(read.originals) == ["meetings/kempen/2027-04-01.md", DAY]
    assert read.originals["meetings/kempen/2027-04-01.md"] == "---\nx"
    assert MAY not in read.originals


def test_the_places_of_a_file_are_found_once() -> None:
    """However many of them are asked for, one after the other."""
    asked: list[int] = []

    def places() -> Mapping[Keys, Mark]:
        asked.append(1)
        return {(): Mark(2), ("datum",): Mark(3, 8)}

    text = '{"Meeting":{"circle":"kempen"},"lines":[null,null,null],"personal":[]}\n'
    thing, problems = from_text(text, DAY, "", {}, Body, places)
    assert isinstance(thing, Meeting)
    assert (problems, dict(thing.origin.marks), asked) == ((), {(): Mark(2), ("datum",): Mark(3, 8)}, [1])


class Odd(Record):
    """A record with a value that nobody foresaw."""

    value: float


@pytest.mark.parametrize("kind", [Circle, Meeting, Topic])
def test_every_type_of_value_is_known(kind: type[Record]) -> None:
    """A field of a new type is noticed here, and not when somebody's memory is wrong."""
    made = record(kind, {})
    assert made.model_fields_set == set()
    assert plain(made) == {}


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        record(Odd, {"value": 1.5})


def test_values_come_back_with_their_types() -> None:
    """Dates, times, words of a closed list and what is in lists."""
    values = {
        "circle": "kempen",
        "slug": "2027-03-11",
        "datum": dt.date(2027, 3, 11),
        "van": dt.time(14, 30),
        "status": "verplaatst",
        "onderwerpen": ("gdpr",),
        "sprekers": ({"organisatie": "V-ICT-OR"},),
    }
    meeting = Meeting.model_validate(values)
    again = record(Meeting, plain(meeting))
    assert again == meeting
    assert repr(again) == repr(meeting)
    assert again.model_fields_set == meeting.model_fields_set
