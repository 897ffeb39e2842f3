"""A report as one HTML file: its parts put into the template, and what it allows itself to run."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from analysis import VERSION, data_files
from analysis.compare.findings import Measure, counted, plain_name, shown_name
from analysis.prose import LOOK
from analysis.prose.articles import day_in_words, paragraph_html
from analysis.report import drawn, method
from analysis.report.parts import Section
from analysis.report.telling import Quoted, Telling
from analysis.selection import Selection

HERE = Path(__file__).parent


def render(selection: Selection, sections: tuple[Section, ...], telling: Telling) -> str:
    """The report as HTML: nothing in it is fetched, and nothing runs but its own two scripts."""
    figures = [figure for section in sections for figure in section.figures]
    style = LOOK.read_text(encoding="utf-8") + (HERE / "report.css").read_text(encoding="utf-8")
    script = (HERE / "report.js").read_text(encoding="utf-8")
    vega = drawn.vega()
    finding = sections[0].told
    return _template().render(
        policy=policy(style, [vega, script]),
        style=Markup(style),
        vega=Markup(vega),
        script=Markup(script),
        data=Markup(drawn.data_of(figures)),
        pictures=drawn.pictures(figures),
        title=finding,
        findings=[section for section in sections if section.told][1:],
        sections=sections,
        telling=telling,
        span=_span(selection),
        facts=[(head, shown_name(told)) for head, told in data_files.readme.facts(selection)],
        answers=method.answers(selection),
        quality=method.quality(),
        chapters=[(head, Markup(told)) for head, told in method.chapters(selection)],
        selection=selection,
        counts=_counts(selection),
        day=day_in_words(selection.on),
        version=VERSION,
    )


def policy(style: str, scripts: list[str]) -> str:
    """A Content-Security-Policy for these and nothing else: no request, no script, no form."""
    allowed = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_digest(style)}'; "
        "style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _template() -> Template:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "paragraph": _paragraph,
        "plain": plain_name,
        "shown": shown_name,
        "day": day_in_words,
        "web": web_address,
    }
    return made.get_template("report.html.jinja")


def _paragraph(quoted: Quoted, measure: Measure) -> Markup:
    """A paragraph with its score and the words behind it; `paragraph_html` escapes its text."""
    return Markup(paragraph_html(quoted.paragraph, measure))


def web_address(url: str | None) -> str:
    """An address of the web; "" for any other, which could run a script."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def _counts(selection: Selection) -> list[str]:
    sources = selection.narrowed["source"].n_unique()
    return [
        counted(sources, "source"),
        counted(selection.articles, "article"),
        counted(selection.paragraphs, "paragraph"),
    ]


def _span(selection: Selection) -> str:
    """The first and the last day of what is shown; "" where nothing has a date."""
    first, last = (getattr(selection.narrowed["date"], end)() for end in ("min", "max"))
    if first is None:
        return ""
    return (
        day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"
    )
