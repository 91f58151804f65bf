"""Names the rules and products of the planner on one page, each under the number of its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gui.core.bundle import Bundle
from gui.core.bundle.dosing import source_of
from gui.core.bundle.dosing_records import DosingRule
from gui.core.dosing.quantity import Quantity
from gui.core.dosing.rules import RuleResult, Spread
from gui.pages.citing import Citations
from gui.pages.parts import Statement, Tone
from gui.pages.plan.numbers import share_apart
from gui.pages.plan.words import RULES, RULES_DO_NOT_APPLY
from gui.pages.words import Words

_IDS = {"actual": "actual-weight", "ideal": "ideal-weight", "adjusted": "adjusted-weight"}

_OF_ANY_AGE = frozenset({"kaplan"})


def rule_of(bundle: Bundle, name: str) -> DosingRule | None:
    """A rule of a bundle, by its own id or by that of the arithmetic; None where it has it not."""
    wanted = _IDS.get(name, name)
    rules = bundle.dosing.rules if bundle.dosing is not None else ()
    return next((rule for rule in rules if rule.id == wanted), None)


class Cited:
    """Statements and names for the rules, with the bundle's owners and sources."""

    def __init__(self, bundle: Bundle, citations: Citations, words: Words) -> None:
        self._bundle, self._citations, self._words = bundle, citations, words

    def rule(self, name: str) -> DosingRule | None:
        """A rule of the bundle, by its own id or by that of the arithmetic."""
        return rule_of(self._bundle, name)

    def number(self, name: str) -> int:
        """The number of a rule's source; 0 where the bundle does not have the rule."""
        rule = self.rule(name)
        return self._citations.cite(rule.source) if rule is not None else 0

    def number_of(self, source: str) -> int:
        """The number of a source."""
        return self._citations.cite(source)

    def owner(self, name: str) -> str:
        """Whose rule it is, and of whom it holds, in the bundle's words."""
        rule = self.rule(name)
        if rule is None:
            return ""
        if rule.range:
            return f"{rule.owner}; {rule.range}"
        return "; ".join(filter(None, (rule.owner, self.unlimited(name))))

    def unlimited(self, name: str) -> str:
        """That a rule was found without an age range; empty for the others."""
        return self._words.text("no age range found") if name in _OF_ANY_AGE else ""

    def name(self, rule: str) -> str:
        """The short name of a rule."""
        return self._words.of(RULES, rule)

    def why_not(self, result: RuleResult) -> str:
        """Why a rule gives nothing; empty where it gives something."""
        if result.why_not is None:
            return ""
        return self._words.of(RULES_DO_NOT_APPLY, result.why_not)

    def said(self, text: str, rule: str, aside: str = "", tone: Tone = "plain") -> Statement:
        """A statement of the program's own arithmetic, with the source of its rule."""
        found = self.rule(rule)
        return Statement(
            text=text,
            source=found.source if found is not None else "",
            number=self.number(rule),
            aside=aside,
            tone=tone,
        )

    def own(self, text: str, aside: str = "", tone: Tone = "plain") -> Statement:
        """A statement without a source: what was entered, or what the program assumes."""
        return Statement(text=text, source="", number=0, aside=aside, tone=tone)

    def of(self, reference: str, text: str, aside: str = "", tone: Tone = "plain") -> Statement:
        """A statement with the source of a fact, of a product's fact, or with a source itself."""
        source = source_of(self._bundle, reference)
        number = self._citations.cite(source)
        return Statement(text=text, source=source, number=number, aside=aside, tone=tone)

    def published(self, reference: str) -> Iterator[Statement]:
        """What the bundle says of a rate, word for word; nothing where it is a source alone."""
        for therapy in self._bundle.therapies.values():
            said = {fact.id: fact.statement for fact in therapy.facts}
            said |= {fact.id: fact.statement for fact in therapy.products}
            if reference in said:
                source = source_of(self._bundle, reference)
                number = self._citations.cite(source)
                yield Statement(text=said[reference], source=source, number=number, verbatim=True)

    def names(self, results: Iterable[RuleResult], value: Quantity | None) -> str:
        """All rules that give a value: they are named together where they agree."""
        return self._listed(result.rule for result in results if result.value == value)

    def by_source(
        self, results: Iterable[RuleResult], value: Quantity | None
    ) -> Iterator[tuple[str, str]]:
        """The rules that give a value, by their sources: their names, and one of each source."""
        found: dict[str, list[str]] = {}
        for result in results:
            if result.value == value:
                rule = self.rule(result.rule)
                found.setdefault(rule.source if rule is not None else "", []).append(result.rule)
        for rules in found.values():
            yield self._listed(rules), rules[0]

    def _listed(self, rules: Iterable[str]) -> str:
        *first, last = map(self.name, rules)
        return self._words.text(" and ").join([", ".join(first), last] if first else [last])

    def apart(self, found: Spread | None) -> str:
        """How far the rules are apart, without their names; empty with fewer than two of them."""
        if found is None:
            return ""
        if not found.share:
            return self._words.text("all rules that apply agree")
        share = share_apart(found.share, self._words)
        return self._words.text("the rules are {share} apart", share=share)

    def marked(self, found: Spread | None, ends: str) -> str:
        """Which rules a range is between, after a shape where they are more than 10 % apart."""
        if found is None or not found.wide or not ends:
            return ends
        return f"\u26a0 {self.apart(found)}; {ends}"

    def warned(self, found: Spread | None) -> Iterator[Statement]:
        """A line of its own, with a shape, where the rules are more than 10 % apart."""
        if found is not None and found.wide:
            share = share_apart(found.share, self._words)
            text = self._words.text("The rules are {share} apart, more than 10 %", share=share)
            yield self.own(f"\u26a0 {text}", tone="differing")

    def spread(self, found: Spread | None, results: Iterable[RuleResult]) -> str:
        """How far the rules are apart, and which; empty with fewer than two of them."""
        if found is None:
            return ""
        if not found.share:
            return self._words.text("All rules that apply agree.")
        every = tuple(results)
        words = self._words
        share = share_apart(found.share, words)
        low = self.names(every, found.lowest.value)
        high = self.names(every, found.highest.value)
        if found.wide:
            return words.text(
                "The rules are {share} apart, more than 10 %: lowest {low}, highest {high}.",
                share=share,
                low=low,
                high=high,
            )
        return words.text(
            "The rules are {share} apart: lowest {low}, highest {high}.",
            share=share,
            low=low,
            high=high,
        )
