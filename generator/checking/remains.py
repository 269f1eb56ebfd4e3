"""What is told of remains in a built site, and of the proof that there are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.problems import Message, Problem, say
from generator.residue import FileRole, Leftover, SiteFile, Sought, Unsearched, leftovers, shown_path

_FILES = 3
"""Files that are told each by itself, for each place that something was taken out of."""
_PLACES = 10

_BUILD_AGAIN = say("Byg webstedet igen; bliver fejlen ved, er det programmets")
_HINTS: Mapping[FileRole, Message] = {
    "page": _BUILD_AGAIN,
    "document": say("Træk filen tilbage med «referat withdraw», eller læg en udgave uden det ind, og byg igen"),
    "stray": say("Byg webstedet igen; bliver filen liggende, er den ikke en del af webstedet, og så slet den"),
}


@dataclass(slots=True)
class Remains:
    """Rester: what has been found in the files looked through so far."""

    sought: Sought
    taken: frozenset[str] = frozenset()
    """The paths in the site of files that were taken back: a page stands there now, and no file."""
    found: dict[str, list[Problem]] = field(default_factory=dict)
    """By what may be told of where it stood."""
    unsearched: list[Problem] = field(default_factory=list)

    def look_through(self, file: SiteFile) -> None:
        """Search one more file."""
        if not self.sought:
            return
        if file.path in self.taken:
            shown = shown_path(file.path, self.sought)
            self.found.setdefault(shown, []).append(_told_of_file(shown, shown, file))
            return
        for each in leftovers(file, self.sought):
            if isinstance(each, Unsearched):
                self.unsearched.append(_told_of_unsearched(each))
            else:
                self.found.setdefault(each.place, []).append(_told(each, file))

    def problems(self) -> Iterator[Problem]:
        """What is left, and what nobody could look into."""
        by_level = sorted(self.found.items(), key=lambda found: min(problem.level for problem in found[1]))
        for place, problems in by_level[:_PLACES]:
            problems.sort(key=lambda problem: (problem.level, problem.path))
            yield from problems[:_FILES]
            if more := problems[_FILES:]:
                message = say("Der er rester af det samme ({place}) i {count} filer til", place=place, count=len(more))
                yield Problem(more[0].level, message, hint=_BUILD_AGAIN)
        if untold := by_level[_PLACES:]:
            message = say("Der er også rester af det, der er taget ud {count} andre steder", count=len(untold))
            yield Problem(min(problem.level for problem in untold[0][1]), message, hint=_BUILD_AGAIN)
        yield from self.unsearched

    @property
    def is_proven(self) -> bool:
        """Whether nothing is left but what another document says too."""
        found = (problem for problems in self.found.values() for problem in problems)
        return not self.unsearched and all(problem.level != "error" for problem in found)


def _told(leftover: Leftover, file: SiteFile) -> Problem:
    """What the file has left; what another document says too is for a person to judge."""
    place = leftover.place
    if leftover.kind == "file":
        return _told_of_file(leftover.path, place, file)
    if leftover.kind == "passage":
        message = say("Her står stadig noget, der skal udelades ({place})", place=place)
    elif file.role == "document" and not file.path.startswith(place.partition("#")[0]):
        message = say("Dokumentet siger noget af det samme som det, der er taget ud ({place})", place=place)
        hint = say("Se det igennem; skal det også ud, så træk det tilbage med «referat withdraw»")
        return Problem("warning", message, leftover.path, hint=hint)
    else:
        message = say("Her er rester af det, der er taget ud ({place})", place=place)
    return Problem("error", message, leftover.path, hint=_HINTS[file.role])


def _told_of_file(path: str, place: str, file: SiteFile) -> Problem:
    message = say("Filen er en, der ikke må udleveres til læserne, eller en kopi af den ({place})", place=place)
    return Problem("error", message, path, hint=_HINTS[file.role])


def _told_of_unsearched(unsearched: Unsearched) -> Problem:
    message = say("Filen er ikke gennemsøgt for det, der er taget ud: {reason}", reason=unsearched.reason)
    hint = say("Se den selv igennem, eller fjern den fra webstedet")
    return Problem("warning", message, unsearched.path, hint=hint)
