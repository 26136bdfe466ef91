"""Agency colours: readable, told apart, and never the only sign."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.agencies.agency import Agency
from wholepicture.exchange.writing.colours import styles_for
from wholepicture.exchange.writing.tests.invented import AGENCIES

FOLDER = Path(__file__).parents[1]
DATA = tomllib.loads((FOLDER / "colours.toml").read_text(encoding="utf-8"))
COLOURS = {colour["name"]: colour for colour in DATA["colour"]}

# Machado, Oliveira and Fernandes 2009, at full strength.
SIGHTS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "ordinary": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def light(colour: str) -> list[float]:
    """The linear light of "#RRGGBB"."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    bright = sorted(
        sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), light(c), strict=True))
        for c in (one, other)
    )
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def seen(colour: str, sight: str) -> list[float]:
    """The colour as seen with a kind of sight, in Oklab (Ottosson 2020)."""
    there = light(colour)
    red, green, blue = (
        min(max(sum(w * part for w, part in zip(row, there, strict=True)), 0), 1) for row in SIGHTS[sight]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return [
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    ]


def apart(one: str, other: str, sight: str) -> float:
    pairs = zip(seen(one, sight), seen(other, sight), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("name", COLOURS)
def test_text_can_be_read_on_the_shading(name: str) -> None:
    assert contrast(COLOURS[name]["background"], DATA["text"]) >= 4.5


@pytest.mark.parametrize("name", COLOURS)
def test_the_edge_can_be_seen_on_white_and_on_the_shading(name: str) -> None:
    assert contrast(COLOURS[name]["border"], "#FFFFFF") >= 3
    assert contrast(COLOURS[name]["border"], COLOURS[name]["background"]) >= 2.5


@pytest.mark.parametrize(("sight", "least"), [("ordinary", 0.14), *((kind, 0.08) for kind in list(SIGHTS)[:3])])
def test_no_two_edges_look_alike(sight: str, least: float) -> None:
    for one, other in itertools.combinations(COLOURS.values(), 2):
        distance = apart(one["border"], other["border"], sight)
        assert distance >= least, f"{one['name']} and {other['name']} are {distance:.3f} apart"


def test_the_pure_colours_are_known_to_contrast_as_wcag_says() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_every_kind_with_a_colour_is_a_kind_of_agency() -> None:
    kinds = tomllib.loads((FOLDER.parents[1] / "agencies" / "kinds.toml").read_text(encoding="utf-8"))
    assert set(DATA["kinds"]) <= set(kinds)
    assert set(DATA["kinds"].values()) <= set(COLOURS)


def test_the_order_in_which_agencies_come_does_not_matter() -> None:
    assert styles_for(AGENCIES) == styles_for(tuple(reversed(AGENCIES)))


def test_the_police_look_alike_in_every_chronology() -> None:
    alone = styles_for([Agency("Quayside Police", "police")])["Quayside Police"]
    among = styles_for([*AGENCIES[:4], Agency("Quayside Police", "police")])["Quayside Police"]
    assert (alone.background, alone.border, alone.pattern) == (among.background, among.border, among.pattern)


def test_more_agencies_than_colours_are_told_apart_by_their_edge() -> None:
    many = [Agency(f"Agency number {place}") for place in range(40)]
    looks = {(style.border, style.pattern) for style in styles_for(many).values()}
    assert len(looks) == 40


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Northmere Health Visiting", "NHV"),
        ("St Brannoc's Hospital", "SBH"),
        ("The Office of the Coroner", "OC"),
        ("Cafcass", "CAF"),
        ("Northmere Borough Council Children's Services", "NBC"),
        ("  ", "X"),
        ("<script>", "SCR"),
        ("\u202e\ud800!", "X"),
        ("of the", "OT"),
    ],
)
def test_a_code_is_made_of_the_initials(name: str, code: str) -> None:
    assert styles_for([Agency(name)])[name].code == code


def test_names_with_the_same_initials_get_different_codes() -> None:
    styles = styles_for([Agency("Northmere Police"), Agency("Northmere Probation"), Agency("Northmere Prison")])
    assert {name.split()[1]: style.code for name, style in styles.items()} == {
        "Police": "NP",
        "Prison": "NPR",
        "Probation": "NPO",
    }


@given(st.lists(st.builds(Agency, st.text(max_size=12), st.sampled_from(["police", "gp", "other"])), max_size=70))
def test_any_agencies_get_a_style_and_a_code_of_their_own(agencies: list[Agency]) -> None:
    styles = styles_for(agencies)
    assert set(styles) == {agency.name for agency in agencies}
    assert len({style.code for style in styles.values()}) == len(styles)
    assert all(style.code.isalnum() for style in styles.values())
