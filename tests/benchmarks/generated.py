"""Bundles of any size that read, search and judge like the shipped one, from a fixed seed.

    .venv/bin/python -m tests.benchmarks.generated 100000 FILE.zip

The shipped conditions come first, whole. Every further one is lean, so that 100,000 stay within
the reader's limits: a name of words of the field, which few share with many others and many with
few; synonyms, abbreviations and codes of the shipped forms; and a few claims of a shipped
condition, from which its verdicts follow. One in fifty has all the claims of a shipped one.
"""

from __future__ import annotations

import json
import random
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gui import paths

_SEED = 9
_ONE_IN_FIFTY = 0.02
_LONGEST_STATEMENT = 160
_WHOLE = ("sources.json", "factors.json", "founding-document.json", "dosing.json")
_GROUPS = ("peripheral-nerve", "neuromuscular-junction", "muscle", "central-nervous-system")


class _Word(NamedTuple):
    en: str
    de: str


def _pairs(text: str) -> tuple[_Word, ...]:
    pairs = (line.split("|") for line in text.strip().splitlines())
    return tuple(_Word(en.strip(), de.strip()) for en, de in pairs)


_COURSES = _pairs("""
    acute | akute
    chronic | chronische
    relapsing | rezidivierende
    subacute | subakute
    juvenile | juvenile
    late-onset | spät beginnende
    progressive | progrediente
    recurrent | wiederkehrende
    treatment-refractory | therapierefraktäre
    postinfectious | postinfektiöse
    congenital | kongenitale
    familial | familiäre
""")
_CAUSES = _pairs("""
    inflammatory | entzündliche
    autoimmune | autoimmune
    immune-mediated | immunvermittelte
    paraneoplastic | paraneoplastische
    paraproteinaemic | paraproteinämische
    idiopathic | idiopathische
    vasculitic | vaskulitische
    diabetic | diabetische
    necrotising | nekrotisierende
    ischaemic | ischämische
    toxic | toxische
    granulomatous | granulomatöse
""")
_KINDS = _pairs("""
    demyelinating | demyelinisierende
    axonal | axonale
    motor | motorische
    sensory | sensible
    sensorimotor | sensomotorische
    autonomic | autonome
    multifocal | multifokale
    small fibre | kleinfaserige
    bulbar | bulbäre
    ocular | okuläre
    cranial | kraniale
    distal | distale
""")
_DISEASES = _pairs("""
    neuropathy | Neuropathie
    polyneuropathy | Polyneuropathie
    polyradiculoneuropathy | Polyradikuloneuropathie
    myositis | Myositis
    myopathy | Myopathie
    ganglionopathy | Ganglionopathie
    plexopathy | Plexopathie
    encephalomyelitis | Enzephalomyelitis
    mononeuritis | Mononeuritis
    myasthenia | Myasthenie
    dermatomyositis | Dermatomyositis
    neuromyotonia | Neuromyotonie
    radiculitis | Radikulitis
    myelopathy | Myelopathie
""")
_FEATURES = _pairs("""
    with conduction block | mit Leitungsblock
    with ophthalmoplegia | mit Ophthalmoplegie
    with monoclonal gammopathy | mit monoklonaler Gammopathie
    with thymoma | mit Thymom
    with dysphagia | mit Dysphagie
    with rigidity and myoclonus | mit Rigidität und Myoklonus
    with respiratory failure | mit Ateminsuffizienz
    with cardiac involvement | mit Herzbeteiligung
    before surgery | vor Operation
    in pregnancy | in der Schwangerschaft
    after vaccination | nach Impfung
    adults | Erwachsene
    children | Kinder
    stable disease | stabile Erkrankung
    exacerbation or crisis | Exazerbation oder Krise
""")
_BEGINNINGS = (
    "Al Ber Cor Dau Ei Fre Gro Hal Iv Jan Kel Lam Mor Nev Ols Pet Quin Ros Sten Tor Ul Vas"
)
_MIDDLES = "a ber der en er gen i kan lan le man mer ni o ran ri sen ter u vi"
_ENDINGS = "berg dal er feld ford gren hart in ier lund mann ov quist ski son stein strand ton é"


class _Names:
    """Draws names; an eponym and an antigen are new or, the more often the likelier, known."""

    def __init__(self, draw: random.Random, given: Iterable[str]) -> None:
        self._draw = draw
        self._known: dict[str, list[str]] = {"eponym": [], "antigen": []}
        self._given = set(given)

    def name(self) -> _Word:
        """A name that no other condition has."""
        while True:
            drawn = self.likely()
            if drawn.en not in self._given:
                self._given.add(drawn.en)
                return drawn

    def likely(self) -> _Word:
        """A name of one of the forms that the shipped ones have."""
        kind = self._draw.choices((self._built, self._eponymous, self._antibody), (6, 2, 2))[0]
        name = kind()
        if self._draw.random() < 0.4:
            feature = self._one(_FEATURES)
            between = " " if " " in feature.en and feature.de.startswith("mit") else ", "
            name = _Word(f"{name.en}{between}{feature.en}", f"{name.de}{between}{feature.de}")
        return _Word(name.en[0].upper() + name.en[1:], name.de[0].upper() + name.de[1:])

    def _built(self) -> _Word:
        words = [self._one(_DISEASES)]
        for words_of_a_kind, share in ((_KINDS, 0.8), (_CAUSES, 0.8), (_COURSES, 0.7)):
            if self._draw.random() < share:
                words.insert(0, self._one(words_of_a_kind))
        if self._draw.random() < 0.3:
            number = self._draw.randint(1, 40)
            words.append(_Word(f"type {number}", f"Typ {number}"))
        return _Word(" ".join(w.en for w in words), " ".join(w.de for w in words))

    def _eponymous(self) -> _Word:
        persons = "-".join(self._taken("eponym") for _ in range(self._draw.randint(1, 2)))
        disease = self._one(_DISEASES)
        if self._draw.random() < 0.5:
            return _Word(f"{persons} syndrome", f"{persons}-Syndrom")
        return _Word(f"{persons} {disease.en}", f"{persons}-{disease.de}")

    def _antibody(self) -> _Word:
        antigen, built = self._taken("antigen"), self._built()
        return _Word(f"anti-{antigen} {built.en}", f"Anti-{antigen}-assoziierte {built.de}")

    def _taken(self, kind: str) -> str:
        known = self._known[kind]
        is_new = not known or self._draw.random() < 0.5
        found = getattr(self, f"_new_{kind}")() if is_new else self._draw.choice(known)
        known.append(found)
        return found

    def _new_eponym(self) -> str:
        middle = self._draw.choices(_MIDDLES.split(), k=self._draw.randint(0, 2))
        parts = self._draw.choice(_BEGINNINGS.split()), *middle, self._draw.choice(_ENDINGS.split())
        return "".join(parts)

    def _new_antigen(self) -> str:
        letters = "".join(self._draw.choices("ABCDEFGHKLMNPRSTVX", k=self._draw.randint(2, 4)))
        return f"{letters}{self._draw.randint(1, 200) if self._draw.random() < 0.6 else ''}"

    def _one(self, words: Sequence[_Word]) -> _Word:
        weights = [1 / (place + 3) for place in range(len(words))]
        return self._draw.choices(words, weights)[0]


def conditions(number: int) -> Iterator[dict[str, Any]]:
    """The shipped conditions, then generated ones, as they stand in their files.

    Args:
        number: how many in all; the first ones of more are the same.
    """
    folder = paths.shipped_bundle()
    listed = json.loads((folder / "bundle.json").read_text("utf-8"))["conditions"]
    shipped = [json.loads((folder / f"conditions/{it}.json").read_text("utf-8")) for it in listed]
    yield from shipped[:number]
    draw = random.Random(_SEED)
    names = _Names(draw, (one["name"]["en"] for one in shipped))
    for place in range(len(shipped), number):
        yield _condition(place, names, draw, draw.choice(shipped))


def _condition(
    place: int, names: _Names, draw: random.Random, model: Mapping[str, Any]
) -> dict[str, Any]:
    name = names.name()
    identifier = f"{re.sub('[^a-z]+', '-', name.en.lower())[:24].strip('-')}-{place}"
    others = [names.likely() for _ in range(draw.choices((0, 1, 2), (5, 3, 2))[0])]
    return {
        "id": identifier,
        "name": name._asdict(),
        "abbreviations": _abbreviations(name.en, draw),
        "synonyms": {"en": [o.en for o in others], "de": [o.de for o in others[1:]]},
        "group": draw.choices(_GROUPS, (9, 4, 4, 2))[0],
        "population": draw.choices(("any", "adults", "children"), (17, 1, 1))[0],
        "inFoundingDocument": False,
        "codes": list(_codes(place, name.en, draw)),
        "claims": list(_claims(identifier, draw, model["claims"])),
    }


def _abbreviations(name: str, draw: random.Random) -> list[str]:
    initials = "".join(word[0].upper() for word in re.findall(r"[^\W_]+", name))[:6]
    return [initials, f"{initials[:2]}{draw.choice('ADNPS')}"][: draw.choice((0, 1, 1, 2))]


def _codes(place: int, name: str, draw: random.Random) -> Iterator[dict[str, str]]:
    chapter = f"{draw.choice('GGGGMMDE')}{draw.randint(10, 99)}"
    if draw.random() < 0.8:
        yield {"system": "ICD-10", "code": f"{chapter}.{draw.randint(0, 9)}", "label": name}
    if draw.random() < 0.3:
        block = f"{draw.randint(1, 8)}{draw.choice('ABCD')}{draw.randint(10, 99)}"
        yield {"system": "ICD-11", "code": f"{block}.{draw.randint(0, 9)}", "label": name}
    if draw.random() < 0.5:
        yield {"system": "ORPHA", "code": str(300_000 + place), "label": name}


def _claims(
    identifier: str, draw: random.Random, models: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    all_of_them = draw.random() < _ONE_IN_FIFTY
    lean = [it for it in models if len(it["statement"]) <= _LONGEST_STATEMENT]
    chosen = models if all_of_them else draw.sample(lean, min(len(lean), draw.randint(1, 4)))
    for claim in sorted(chosen, key=models.index):
        name = claim["id"].partition(".")[2]
        kept = claim if all_of_them else {k: v for k, v in claim.items() if k != "course"}
        yield {**kept, "id": f"{identifier}.{name}"}


def write_bundle(number: int, target: Path) -> None:
    """Write a bundle of that many conditions into a zip.

    Args:
        number: how many conditions, those of the shipped bundle first.
        target: the file; replaced where there is one.
    """
    folder, ids = paths.shipped_bundle(), []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for condition in conditions(number):
            ids.append(condition["id"])
            archive.writestr(f"conditions/{ids[-1]}.json", _written(condition))
        for file in (*_WHOLE, "therapies/plex.json", "therapies/ivig.json"):
            archive.write(folder / file, file)
        manifest = json.loads((folder / "bundle.json").read_text("utf-8"))
        archive.writestr("bundle.json", _written({**manifest, "conditions": ids}))


def _written(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    write_bundle(int(sys.argv[1]), Path(sys.argv[2]))
