"""Schrijft de uitnodiging voor een bijeenkomst, om in een mail te plakken."""

from __future__ import annotations

from kringen import agenda
from kringen.dates import short_day
from kringen.edition import Edition
from kringen.letters.invitation import invitation
from kringen.model import Meeting
from kringen.problem import did_you_mean
from scripts import options
from scripts.command import WRONG_USE, Stop, start
from scripts.letters import add_format, edition_of, write


def main(argv: list[str]) -> int:
    """Prints the invitation in one format, or writes all three into a folder."""
    parser = options.parser("invitation", __doc__)
    parser.add_argument("meeting", metavar="KRING/DATUM", help="welke bijeenkomst, zoals waasland/2027-03-11")
    add_format(parser)
    chosen = parser.parse(argv)
    edition = edition_of(chosen.root, options.now(chosen.now))
    meeting = _meeting(edition, chosen.meeting)
    if not agenda.is_upcoming(meeting, edition.now):
        raise Stop(f"de bijeenkomst van {short_day(meeting.date)} is voorbij; nodig uit voor een die nog komt")
    write(invitation(edition, meeting), f"uitnodiging-{meeting.circle}-{meeting.slug}", chosen)
    return 0


def _meeting(edition: Edition, name: str) -> Meeting:
    """The meeting of that name; the path of its file is taken as well."""
    wanted = name.replace("\\", "/").removeprefix("meetings/").removesuffix(".md")
    meetings = {meeting.id: meeting for meeting in edition.site.meetings}
    if wanted not in meetings:
        near = did_you_mean(wanted, meetings, "schrijf ze als kring/datum, zoals waasland/2027-03-11")
        raise Stop(f'de bijeenkomst "{name}" bestaat niet; {near}', WRONG_USE)
    return meetings[wanted]


if __name__ == "__main__":
    start(main)
