"""The looks of a web page; nothing that an old browser lacks is needed to read it."""

from __future__ import annotations

from collections.abc import Mapping

from gui.exports.html_colours import DARK, DARK_MARKS, LIGHT, LIGHT_MARKS

_SHAPES = """
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; font-family: "Noto Sans", "Segoe UI", Arial, sans-serif;
  font-size: 0.9375rem; line-height: 1.42; word-wrap: break-word; overflow-wrap: break-word; }
header, nav, main, footer, section { display: block; }
header, main, footer { padding: 0 1.5rem; }
header { padding-top: 1rem; }
main { padding-bottom: 1.5rem; max-width: 84rem; }
main:focus { outline: none; }
footer { padding-top: 0.5rem; padding-bottom: 1.5rem; border-top: 1px solid; }
[hidden], .onpaper { display: none !important; }
h1, h2, h3, h4, p, ul { margin: 0 0 0.4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.35rem; line-height: 1.25; margin-top: 1.6rem; }
h3 { font-size: 1.2rem; line-height: 1.25; margin-top: 1.4rem; }
h4 { font-size: 1rem; margin-top: 1.1rem; }
ul { padding: 0; list-style: none; }
a { text-decoration: underline; }
a:focus, input:focus, button:focus { outline: 3px solid; outline-offset: 1px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); }
.skip { position: absolute; left: -99em; top: 0; padding: 0.5rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
.product { font-weight: 600; margin: 0; }
.sub, .imprint, .more, .about, .no, small { font-size: 0.8125rem; }
.imprint p { margin: 0 0 0.1rem; }
.sha256 { word-break: break-all; }
.warning, .banner, .factors { border: 2px solid; border-radius: 0.5rem; padding: 0.5rem 0.8rem;
  margin: 0.6rem 0; }
.local { border: 2px solid; border-left-width: 0.6rem; padding: 0.5rem 0.8rem; margin: 0.6rem 0; }
.local p, .local ul { margin: 0 0 0.2rem; }
.banner p { margin-bottom: 0.2rem; }
.banner ul { margin: 0; }
.banner li { padding-left: 1.6rem; }
.condition { border-top: 1px solid; padding-top: 0.2rem; margin-top: 1.6rem; }
.back { margin-top: 0.6rem; }

.mark { width: 1.15em; height: 1.15em; vertical-align: -0.2em; }
.badge { display: inline-block; border: 2px solid; border-radius: 1rem; padding: 0.1rem 0.8rem; }
.broken { border-style: dashed; }

table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0.5rem 0 1rem;
  border: 1px solid; }
caption { text-align: left; font-size: 0.8125rem; padding: 0.2rem 0; }
th, td { box-sizing: border-box; text-align: left; vertical-align: top; padding: 0.35rem 0.6rem;
  border-top: 1px solid; }
thead th { font-size: 1.05rem; }
th .full { font-weight: normal; font-size: 0.8125rem; }
tbody th { font-weight: normal; font-size: 0.8125rem; }
.columns thead th:first-child { width: 15%; }
.columns td p { margin: 0 0 0.3rem; }
.matrix thead th:first-child { width: 40%; }
.matrix tbody th { font-size: 0.9375rem; }
.matrix tbody .sub { margin-left: 0.4rem; }
.evidence thead th { font-size: 0.8125rem; }
.evidence td { font-size: 0.8125rem; }
.evidence thead th:first-child, .evidence thead th:nth-child(3) { width: 14%; }
.evidence thead th:nth-child(2), .evidence thead th:nth-child(4) { width: 13%; }
.evidence thead th:nth-child(6) { width: 17%; }
.part th { font-weight: 600; }
.r-lead th, .r-opposing th, .r-differing th { font-weight: 600; }
.more { margin-top: 0.15rem; }

.said { margin: 0; }
.said li { margin: 0 0 0.25rem; padding-left: 0.7rem; text-indent: -0.7rem; }
.said li:before { content: "\\2022"; display: inline-block; width: 0.7rem; text-indent: 0; }
.said li:only-child { padding-left: 0; text-indent: 0; }
.said li:only-child:before { content: none; }
.legend li:before { content: none; }
.t-lead, .t-opposing { font-weight: 600; }
.t-lead .aside, .t-opposing .aside, .banner .t-lead, .banner .t-opposing { font-weight: normal; }
.touched { border-left: 4px solid; padding: 0.1rem 0.3rem 0.1rem 1rem !important; }
mark { font-weight: 600; border: 1px solid; border-radius: 0.3rem; padding: 0 0.3rem; }
.src { font-size: 0.8125rem; white-space: nowrap; }
.ref { padding: 0.15rem 0.3rem 0.15rem 2.6rem; text-indent: -2.3rem; }
.ref .more { text-indent: 0; }
.num { display: inline-block; min-width: 2.3rem; text-indent: 0; font-weight: 600; }
.ref:target { outline: 2px solid; }

nav { padding: 0.6rem 1.5rem; }
nav h2 { margin: 0 0 0.3rem; font-size: 1.05rem; }
nav .group { font-size: 0.75rem; font-weight: 600; text-transform: uppercase;
  letter-spacing: 0.06em; margin: 0.7rem 0 0.1rem; }
.places a { display: inline-block; padding: 0.15rem 0; }
.short li { display: inline-block; margin: 0 1.2rem 0.2rem 0; }
.conditions a { display: block; padding: 0.3rem 0.5rem; text-decoration: none;
  border-radius: 0.3rem; }
.conditions a:hover strong, .conditions a:focus strong { text-decoration: underline; }
.conditions strong { font-weight: 600; }
.conditions .verdicts { display: block; }
.conditions .verdict { display: inline-block; margin-right: 0.7rem; font-size: 0.8125rem; }
.conditions .verdict b { font-weight: normal; }
#finder { margin: 0.6rem 0; }
#finder label { display: block; font-size: 0.8125rem; }
#finder input { width: 100%; box-sizing: border-box; font: inherit; padding: 0.4rem 0.6rem;
  border: 1px solid; border-radius: 0.3rem; }
#finder button { font: inherit; padding: 0.3rem 0.8rem; border: 1px solid; border-radius: 0.3rem; }
#hits { min-height: 1.4em; margin: 0.2rem 0; font-size: 0.8125rem; }
"""

_WIDE = """
.listed nav { position: fixed; top: 0; bottom: 0; left: 0; width: 22rem; overflow: auto;
  box-sizing: border-box; padding: 0.8rem 1rem;
  border-right-width: 1px; border-right-style: solid; }
.listed header, .listed main, .listed footer { margin-left: 22rem; }
"""

_NARROW = """
header, main, footer, nav { padding-left: 0.8rem; padding-right: 0.8rem; }
table, thead, tbody, tr, th, td, caption { display: block; width: auto !important; }
thead { position: absolute; left: -999em; }
th, td, caption { padding: 0.25rem 0.5rem; }
td { border-top: 0; }
tbody th { font-weight: 600; }
td[data-column]:before { content: attr(data-column); display: block; font-size: 0.75rem;
  font-weight: 600; }
"""

_PAPER = """
@page { margin: 14mm 12mm; }
body { font-size: 9pt; line-height: 1.3; color: #000; background: #fff; }
header, main, footer { padding: 0; margin: 0 !important; max-width: none; }
nav, .skip, .back { display: none; }
.onpaper { display: block !important; border-bottom: 1px solid; margin-bottom: 2mm; }
.leaf, .condition { page-break-before: always; border-top: 0; margin-top: 0; }
h2 + .condition { page-break-before: auto; }
.matrix .more { display: inline; margin-left: 1mm; }
.matrix thead th:first-child { width: 36%; }
.matrix th, .matrix td { padding: 0.5mm 1.5mm; }
.matrix tbody th, .matrix td { font-size: 8pt; }
h1, h2, h3, h4, caption, .top, thead { page-break-after: avoid; }
li, .banner, .local, .warning, .evidence tbody tr, .matrix tbody tr { page-break-inside: avoid; }
thead { display: table-header-group; }
h1 { font-size: 15pt; }
h2 { font-size: 13pt; margin-top: 3mm; }
h3 { font-size: 12pt; }
h4 { font-size: 10pt; }
a { text-decoration: none; color: #000; }
th, td { padding: 1mm 1.5mm; }
.sub, .imprint, .more, .about, .no, small, caption, .src, tbody th, th .full, .evidence td,
.evidence thead th { font-size: 8pt; }
"""

_COLOURS = """
body { color: @text; background: @window; }
a { color: @accent; }
.skip { color: @text; background: @highlight; }
a:focus, input:focus, button:focus { outline-color: @accent; }
header .sub, .imprint, .about, .aside, .no, .t-muted, caption, small, nav .group,
.sub, tbody th, th .full { color: @muted; }
.evidence tbody th, .matrix tbody th, .product { color: @text; }
.warning { color: @warning; background: @base; border-color: @warning; }
.banner, .banner a { color: @text; }
.local { color: @text; background: @local-ground; border-color: @local-ink; }
.banner.disagree { background: @sources-disagree-ground; border-color: @sources-disagree-ink; }
.banner.differ, .factors { background: @base; border-color: @muted; }
table, .long, #finder input, #finder button { background: @base; }
table, th, td, .condition, footer, nav { border-color: @line; }
.part th { color: @text; background: @window; }
.conditions a, .conditions a:visited { color: @text; }
.conditions a:hover { background: @window; }
#finder input, #finder button { color: @text; border-color: @muted; }
mark { color: @text; background: @base; border-color: @highlight_edge; }
.touched { background: @highlight; border-color: @highlight_edge; }
.touched, .touched a, .touched .aside { color: @text; }
.ref:target { background: @selected; outline-color: @accent; }
.ref:target .about { color: @text; }
"""


def _coloured(colours: Mapping[str, str], marks: Mapping[str, tuple[str, str]]) -> str:
    values = dict(colours)
    rules = _COLOURS
    for verdict, (ink, ground) in marks.items():
        values[f"{verdict}-ink"], values[f"{verdict}-ground"] = ink, ground
        rules += f".mark.v-{verdict} {{ color: {ink}; }}\n"
        rules += f".v-{verdict} .g {{ fill: {ground}; }}\n"
        rules += f".badge.v-{verdict} {{ border-color: {ink}; background: {ground}; }}\n"
    for name in sorted(values, key=len, reverse=True):
        rules = rules.replace(f"@{name}", values[name])
    return rules


def _only(medium: str, rules: str) -> str:
    return f"@media {medium} {{{rules}}}\n"


STYLE = "".join(
    (
        _SHAPES,
        _coloured(LIGHT, LIGHT_MARKS),
        _only("screen and (min-width: 64em)", _WIDE),
        _only("screen and (max-width: 46em)", _NARROW),
        _only("screen and (prefers-color-scheme: dark)", _coloured(DARK, DARK_MARKS)),
        _only("print", _PAPER),
    )
)
