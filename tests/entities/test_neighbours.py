"""Names that the words beside them give away, and short names of firms and clubs; on invented sentences."""

from __future__ import annotations

import pytest

from corpus_tools.entities.mentions import read_article


def names(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.label) for m in read_article(text)[0] if m.form not in ("role", "pronoun")]


def groups(text: str) -> list[set[str]]:
    mentions, referents = read_article(text)
    named = [m for m in mentions if m.form not in ("role", "pronoun")]
    return [
        {m.text for m in named if m.referent == i} for i in range(len(referents)) if any(m.referent == i for m in named)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Voters in Antigua and Barbuda and Trinidad and Tobago stayed away.",
            ["Antigua and Barbuda", "Trinidad and Tobago"],
        ),
        (
            "A ship left St Kitts and Nevis for Saint Vincent and the Grenadines.",
            ["St Kitts and Nevis", "Saint Vincent and the Grenadines"],
        ),
        ("Fighters fled to DR Congo, said the Czech Republic.", ["DR Congo", "Czech Republic"]),
        ("The DRC government and the UAE signed.", ["DRC", "UAE"]),
        ("The leaders of the Netherlands and of Côte d'Ivoire met.", ["Netherlands", "Côte d'Ivoire"]),
        ("Nine people were buried at Lota village in Mustar district.", ["Lota", "Mustar"]),
        ("They were seen at Playa Crane on Monday.", ["Playa Crane"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name[0] in expected] == [(place, "LOC") for place in expected]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The founder of Odex Bakery, Jamaican Lowell Crane, died on Saturday, police said.", "Lowell Crane"),
        ("The club signed Dane Rasmus Ode, 21, in August.", "Rasmus Ode"),
        ("Longtime employee Everald Woods said he loved it.", "Everald Woods"),
        ("Manager Erik ten Ode said so on Friday.", "Erik ten Ode"),
        ("It was up to Jan ter Velden's brother.", "Jan ter Velden"),
        ("June Ode, 45, said so on Friday.", "June Ode"),
        ("The prize went to her friend August Velden in the end.", "August Velden"),
        ("Bishop Kieran Velden left. Mrs Hall had met Bishop Velden in church affairs.", "Velden"),
        ("Her aunt June told the court that it was so.", "June"),
    ],
)
def test_people(text: str, name: str) -> None:
    assert (name, "PER") in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "They left in April Velden said.",
        "On 3 June Ode Street was closed.",
        "It ran from May to June and into August.",
        "Last June the plan failed; this April it did not.",
    ],
)
def test_month_in_a_date_is_nobody(text: str) -> None:
    assert not {"April", "April Velden", "June", "June Ode", "May", "August"} & {name for name, _ in names(text)}


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        (
            "European CEOs step up talks\n\nThe CEOs of Odex and Arro met. NGOs and SMEs objected.",
            ["CEOs", "NGOs", "SMEs"],
        ),
        ("Aboriginal and Torres Strait Islanders met Saint Lucian students.", ["Torres Strait", "Saint Lucian"]),
        ("The charge was related to the Minerals Resources Rent Tax.", ["Minerals Resources"]),
        ("The Costa Rican laboratories told a Dutchman that God knows.", ["Costa Rican", "Dutchman", "God"]),
        ("Police took the inspector general of police (IGP) away. The IGP wept.", ["IGP"]),
        (
            "Hate of Islam grew, the superintendent of Police said of the Five-Year plan.",
            ["Islam", "Police", "Five-Year"],
        ),
        ("It cost USD 11.5 million, the Group Managing Director said.", ["USD", "Group Managing Director"]),
        ("A special economic zone (SEZ) was planned. The SEZ was never built.", ["SEZ"]),
    ],
)
def test_no_names(text: str, absent: list[str]) -> None:
    assert not set(absent) & {name for name, _ in names(text)}


def test_letters_of_a_body_in_plain_words_stay_a_body() -> None:
    text = "The disaster management agency (DMA) helped on Monday. Staff of the DMA came."
    assert names(text).count(("DMA", "ORG")) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orange sold spectrum to Digo Spain.", "Digo Spain"),
        ("Mining giant Velda Tarn Ltd posted a profit. Velda shares rose. Velda said it was pleased.", "Velda"),
        ("Mt Arrow lifts profit 27pc\n\nMt Arrow Iron was pleased. Shares in Mt Arrow were up.", "Mt Arrow"),
        ("Officers of the Court of Appeal and High Court came.", "High Court"),
        ("EFG Media Statement\n\nThe Exham Fishing Guild (EFG) met.", "EFG"),
    ],
)
def test_bodies(text: str, name: str) -> None:
    assert (name, "ORG") in names(text)
    assert {label for found, label in names(text) if found == name} == {"ORG"}


def test_kind_before_a_lone_name_outweighs_its_other_mentions() -> None:
    text = (
        "A flaw in the dating app Tarlo's security was found. Tarlo was told in May. Users of Tarlo met Tarlo's head."
    )
    assert {label for name, label in names(text) if name == "Tarlo"} == {"ORG"}


def test_letters_of_a_place_inside_a_bodys_name() -> None:
    assert ("NSW", "LOC") in names("The Parliament of New South Wales (NSW) voted. People in NSW were glad.")


def test_cup_is_nobody() -> None:
    assert "Davis" not in {name for name, _ in names("I also wonder whether the Davis Cup played a part.")}


def test_small_words_inside_a_place() -> None:
    assert ("Plaza de las Victorias", "LOC") in names("They were celebrating in the Plaza de las Victorias on Sunday.")


def test_region_is_no_person() -> None:
    assert ("Uttar Pradesh", "LOC") in names("Put in to bat, Uttar Pradesh lost three wickets before lunch.")


def test_office_in_capitals_is_no_name() -> None:
    found = {name for name, _ in names("A new Head Coach is sought, the Bailiff said. The MEC for Roads wept.")}
    assert not found & {"Head Coach", "Bailiff", "MEC for Roads"}


def test_direction_is_no_firm() -> None:
    assert ("Northern Spain", "ORG") not in names("They live in Northern Spain and in West Germany.")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Rafael Ode won. Rafa Ode smiled at the crowd.", {"Rafael Ode", "Rafa Ode"}),
        ("Odex Resources Ltd posted a profit. Odex said it was pleased.", {"Odex Resources Ltd", "Odex"}),
        ("The University of Exham met. She left the University on Monday.", {"University of Exham", "University"}),
        ("Mt Arrow is high. They climbed Mount Arrow on Monday.", {"Mt Arrow", "Mount Arrow"}),
        ("Erik ten Ode spoke. Police heard ten Ode. Ten Ode left.", {"Erik ten Ode", "ten Ode", "Ten Ode"}),
    ],
)
def test_one_entity(text: str, together: set[str]) -> None:
    assert any(together <= group for group in groups(text))


@pytest.mark.parametrize(
    "text",
    [
        "The University of Exham and Arden University met. She left the University on Monday.",
        "Odex Museum is shut. Odex said it made pumps.",
    ],
)
def test_another_body_is_not_meant(text: str) -> None:
    assert not any(group & {"University", "Odex"} and len(group) > 1 for group in groups(text))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("He sits on the House Education and the Workforce Committee. The House voted on Monday.", "House"),
        ("They met at Bank of America Stadium. Bank of America said it was pleased.", "Bank of America"),
    ],
)
def test_a_body_with_a_name_of_its_own_is_no_short_form(text: str, short: str) -> None:
    assert not any(short in group and len(group) > 1 for group in groups(text))
