# ruff: noqa: E501 -- one annotation a line reads best
"""What a reader finds in ``data/demo``: departure expressions, and what only looks like one.

A row is ``(context with the expression in [[ ]], frame, voice, speaker, negation cue, modality, agent, affected, more)``.
``agent`` and ``affected`` are the words of the article, the nearest occurrence; ``more`` may hold ``scope``, ``embedded``
and ``pressure``.

``scope``: ``main`` = the departure the story is about, or anyone's in it; ``other`` = somebody else's, in the story;
``earlier`` = somebody else's, before it; ``succession`` = the filling of the post; ``borderline`` = figures of speech on
which two careful readers may differ. Only ``main`` has to be found; what fires on the others is neither right nor wrong.
"""

from __future__ import annotations

from typing import Any

Row = tuple[str, str, str, str, str, str, str, str, dict[str, Any]]

IT, TA, RW, RD, LP = "Imogen Tarrant", "Tobias Adeyemi", "Ruth Whitlock", "Ray Dunmore", "Leonard Pike"
BP, LH, NS = "Bernadette Pike", "Leila Haddow", "Naomi Strand"
# Whom the words for agent and affected mean; where it is not said here: the head of the force, for whom she is affected
# in expressions of scope main, and nobody in particular for the rest.
NOBODY = ("Nobody", "No one", "anyone", "everyone", "who", "we", "her group", "a committee", "a Mayor")
AGENTS = {"Dr Ruth Whitlock": RW, "I": RW, "Councillor Bernadette Pike": BP, "Bernadette Pike": BP}
OTHER, EARLIER = {"scope": "other"}, {"scope": "earlier"}


def succession(context: str) -> Row:
    return (context, "neutral", "narrator", "", "", "predicted", "", "", {"scope": "succession"})


def borderline(context: str, frame: str = "forced", voice: str = "narrator", speaker: str = "") -> Row:
    return (context, frame, voice, speaker, "", "actual", "", "", {"scope": "borderline"})


P = {"pressure": True}

AGENCY: list[Row] = [
    ("said on Tuesday that she would [[step down]], hours", "voluntary", "reported", IT, "", "predicted", "", "she", P),
    borderline("told her that she had [[lost his confidence]]", "forced", "reported", TA),
    ("tell him that I shall [[step down]]", "voluntary", "quoted", IT, "", "predicted", "", "I", {}),
    ("denied that he had [[dismissed]] her", "forced", "reported", TA, "denied", "denied", "he", "her", {}),
    ("Nobody was [[sacked]] today", "forced", "quoted", TA, "Nobody", "denied", "", "Nobody", {}),
    borderline("Dame Imogen [[reached her own decision]]", "voluntary", "quoted", TA),
    ("said she had been [[forced out]]", "forced", "reported", RD, "", "actual", "", "she", {}),
    borderline("She has been [[hung out to dry]]", "forced", "quoted", RD),
    borderline("Our members have [[lost a leader]]", "neutral", "quoted", RD),
    ("said the [[departure]] changed nothing", "neutral", "reported", RW, "", "actual", "", "", {}),
    ("One [[resignation]] does not answer", "voluntary", "quoted", RW, "", "actual", "", "", {}),
    succession("until a [[successor]] is chosen"),
    ("called for the Commissioner's [[resignation]]", "forced", "reported", BP, "", "demanded", "Bernadette Pike", "the Commissioner", P),
]  # fmt: skip

FRAMES: dict[str, list[Row]] = {
    "01": [
        ("Asked whether she would [[resign]]", "voluntary", "reported", "reporters", "", "question", "", "she", {}),
        ("I have no intention of [[walking away]]", "voluntary", "quoted", IT, "no intention", "denied", "", "I", {}),
        ("does not call for anyone's [[dismissal]]", "forced", "reported", "her report", "not", "denied", "", "anyone", {}),
        ("already decided to [[sack]] Dame Imogen", "forced", "reported", "Mr Adeyemi's office", "denied", "denied", "he", "Dame Imogen", {"embedded": "a newspaper report"}),
    ],
    "02": [
        ("Fix it or [[you're finished]]", "forced", "reported", TA, "", "predicted", "mayor", "you", {}),
        borderline("has been given a [[final warning]]"),
        ("dates or [[show yourself out]]", "forced", "quoted", TA, "", "demanded", "Mayor Tobias Adeyemi", "yourself", {"embedded": "sources", "pressure": True}),
        ("came out with [[her job hanging by a thread]]", "forced", "quoted", "One insider", "", "predicted", "", "her", {}),
        ("demanded that Tarrant [[go]]", "forced", "reported", RW, "", "demanded", "Dr Ruth Whitlock", "Tarrant", P),
        ("She should have been [[sacked]]", "forced", "quoted", RW, "", "demanded", "", "She", P),
        borderline("We don't [[change captains]]", "forced", "quoted", RD),
        ("Tarrant, 56, won't [[quit]]", "voluntary", "reported", "Pals", "won't", "denied", "", "Tarrant", {}),
        borderline("Imogen doesn't [[run from a fight]]", "voluntary", "quoted", "One (of the pals)"),
        ("who was [[fired]] from the force", "forced", "narrator", "", "", "actual", "", "Barry Lumb", EARLIER),
    ],
    "03": [
        ("we [[want the Commissioner out]]", "forced", "quoted", LH, "", "question", "we", "the Commissioner", {"embedded": "People"}),
        borderline("[[lost her grip]]", "neutral", "reported", "the constabulary"),
        ("said Tarrant should [[go]]", "forced", "reported", BP, "", "demanded", "Councillor Bernadette Pike", "Tarrant", P),
        ('"and [[go]] tonight"', "forced", "quoted", BP, "", "demanded", "Councillor Bernadette Pike", "Tarrant", P),
        ("if Tarrant would [[resign]]", "voluntary", "reported", "this site", "", "question", "", "Tarrant", {}),
    ],
    "04": [
        ("Tarrant to [[step down]] after losing", "voluntary", "narrator", "", "", "predicted", "", "Calderhaven police chief Tarrant", P),
        borderline("after [[losing mayor's confidence]]"),
        *AGENCY,
    ],
    "05": [
        ("Tarrant to [[step down]] after losing", "voluntary", "narrator", "", "", "predicted", "", "Calderhaven police chief Tarrant", P),
        borderline("after [[losing mayor's confidence]]"),
        *AGENCY,
    ],
    "06": [("Police chief to [[step down]]", "voluntary", "narrator", "", "", "predicted", "", "Police chief", {}), *AGENCY[:9]],
    "07": [("Commissioner Tarrant is [[standing down]]", "voluntary", "narrator", "", "", "predicted", "", "Commissioner Tarrant", {}), *AGENCY],
    "08": [
        ("Dame Imogen [[resigns]] as city", "voluntary", "narrator", "", "", "actual", "", "Dame Imogen", {}),
        ("commissioner has [[resigned]] after", "voluntary", "narrator", "", "", "actual", "", "Calderhaven's police commissioner", {}),
        ("tell him that I shall [[step down]]", "voluntary", "quoted", IT, "", "predicted", "", "I", {}),
        ("he had not [[pushed the Commissioner out]]", "forced", "reported", TA, "not", "denied", "he", "the Commissioner", {}),
        ("I don't [[want her head]]", "forced", "quoted", RW, "don't", "denied", "I", "her", {}),
    ],
    "09": [
        ("[[FORCED OUT]]!", "forced", "narrator", "", "", "actual", "", "Tarrant", {}),
        ("Top cop Tarrant [[goes]] after", "neutral", "narrator", "", "", "actual", "", "Tarrant", P),
        borderline("after mayor [[pulls the plug]]"),
        ("Tarrant was [[forced out]] yesterday", "forced", "narrator", "", "", "actual", "", "Imogen Tarrant", P),
        borderline("told her that she had [[lost his confidence]]", "forced", "reported", TA),
        ("tell him that I shall [[step down]]", "voluntary", "quoted", IT, "", "predicted", "", "I", {}),
        borderline("will [[cling on]]", "neutral"),
        borderline("Her [[downfall]] came"),
        ("denied that he had [[axed]] her", "forced", "reported", TA, "denied", "denied", "he", "her", {}),
        ("Nobody was [[sacked]] today", "forced", "quoted", TA, "Nobody", "denied", "", "Nobody", {}),
        borderline("She has been [[hung out to dry]]", "forced", "quoted", RD),
        ("One [[resignation]] does not answer", "voluntary", "quoted", RW, "", "actual", "", "", {}),
        succession("until a [[successor]] is chosen"),
    ],
    "10": [
        ("leader [[quits]] her position", "voluntary", "narrator", "", "", "actual", "", "Calderhaven law enforcement leader", {}),
        ("commissioner has [[quit]] after", "voluntary", "narrator", "", "", "actual", "", "Calderhaven's police commissioner", {}),
        ("inform him that I will [[quit]]", "voluntary", "quoted", IT, "", "predicted", "", "I", {}),
        ("he had not [[forced the Commissioner out]]", "forced", "reported", TA, "not", "denied", "he", "the Commissioner", {}),
        ("I do not [[want her head]]", "forced", "quoted", RW, "not", "denied", "I", "her", {}),
    ],
    "11": [
        ("Ms Tarrant [[stands aside]], and", "voluntary", "narrator", "", "", "actual", "", "Ms Tarrant", {}),
        ("asks who [[pushed]]", "forced", "reported", "a city", "", "question", "who", "Ms Tarrant", {}),
        ("Tarrant [[stood aside]] as Commissioner", "voluntary", "narrator", "", "", "actual", "", "Dame Imogen Tarrant", {}),
        ("of [[leaving]]. By the", "voluntary", "reported", IT, "no intention", "denied", "", "she", {}),
        borderline("she had [[gone from Bellgate]]", "neutral"),
        borderline("that he had [[no confidence in her]]", "forced", "reported", TA),
        ("that he did not [[ask her to go]]", "forced", "reported", "His aides", "not", "denied", "he", "her", {}),
        borderline("remarked that she had [[fallen]]", "forced", "quoted", "one former colleague"),
        ("She was [[removed]]", "forced", "quoted", "A senior official at the Policing Ministry", "", "actual", "", "She", {}),
        ("that the Mayor [[made her resign]]", "forced", "reported", "Another former colleague", "", "actual", "the Mayor", "her", {"embedded": IT}),
        borderline("members had “[[lost a leader]]", "neutral", "quoted", RD),
    ],
    "12": [
        ("Dame Imogen's [[time in charge came to an end]]", "neutral", "narrator", "", "", "actual", "", "Dame Imogen", {}),
        ("Sir Walter Finch, who [[retired]]", "voluntary", "narrator", "", "", "actual", "", "Sir Walter Finch", EARLIER),
        borderline("sergeants are [[suspended]]"),
        ("One later [[resigns]]", "voluntary", "narrator", "", "", "actual", "", "One", OTHER),
        ("no intention of [[walking away]]", "voluntary", "quoted", IT, "no intention", "denied", "", "Dame Imogen", {}),
        ("calls on Dame Imogen to [[resign]]", "forced", "reported", BP, "", "demanded", "Councillor Bernadette Pike", "Dame Imogen", P),
        borderline("he has [[lost confidence in her]]", "forced", "reported", TA),
        ("she is about to [[step down]]", "voluntary", "reported", "Calderhaven Constabulary", "denies", "denied", "", "she", {}),
        ("announces her [[resignation]]", "voluntary", "reported", IT, "", "actual", "", "her", {}),
        ("No one was [[sacked]] today", "forced", "quoted", TA, "No one", "denied", "", "No one", {}),
        borderline("Her [[contract had been due to run]]", "neutral"),
        ("expected to [[leave]] Bellgate", "neutral", "narrator", "", "", "predicted", "", "She", {}),
    ],
    "13": [
        ("Police chief [[quits]] in", "voluntary", "narrator", "", "", "actual", "", "Police chief", P),
        ("[[resigned]] Tuesday", "voluntary", "narrator", "", "", "actual", "", "The first woman to run this gray harbor city's police department", P),
        borderline("she [[could not continue]]", "voluntary", "reported", IT),
        ("disputes that he [[fired]] her", "forced", "reported", "The mayor's office", "disputes", "denied", "he", "her", {}),
        borderline("who [[loses the mayor's confidence]]", "forced", "reported", "Marcus Bell"),
        borderline("has [[little choice]]", "forced", "reported", "Marcus Bell"),
        ("it's a [[dismissal]] with", "forced", "quoted", "Marcus Bell", "", "actual", "", "", {}),
        ("everyone [[wanted Tarrant out]]", "forced", "reported", "everyone", "Not", "denied", "everyone", "Tarrant", {}),
        borderline("been “[[hung out to dry]]", "forced", "quoted", RD),
        ("never asked for anyone's [[resignation]]", "forced", "reported", LH, "never", "denied", "her group", "anyone", {}),
        ("Chiefs come and [[go]]", "neutral", "quoted", LH, "", "actual", "", "Chiefs", OTHER),
        ("one [[resignation]]", "voluntary", "quoted", RW, "", "actual", "", "", {}),
        ("planned to [[replace]] Tarrant", "forced", "reported", "The person", "", "predicted", "Adeyemi", "Tarrant", {}),
        ("urged to [[fire]] her", "forced", "reported", "local news reports", "", "demanded", "The mayor", "her", P),
    ],
    "14": [
        ("She did not [[jump]], and", "voluntary", "narrator", "", "not", "denied", "", "She", {}),
        ("that she “[[stood aside]]”", "voluntary", "quoted", "", "do not believe", "denied", "", "she", {}),
        ("Nobody [[stands aside]] at", "voluntary", "narrator", "", "Nobody", "denied", "", "Nobody", {}),
        ("She was [[pushed]], and", "forced", "narrator", "", "", "actual", "", "She", {}),
        ("man who [[pushed]] her", "forced", "narrator", "", "", "actual", "the man who", "her", {}),
        ("Nobody was [[sacked]] today", "forced", "quoted", TA, "Nobody", "denied", "", "Nobody", {}),
        ("Nobody is [[sacked]] any more", "forced", "narrator", "", "Nobody", "denied", "", "Nobody", {}),
        ("they “[[move on]]”", "voluntary", "quoted", "", "", "actual", "", "they", OTHER),
        borderline("Dame Imogen [[reached her own decision]]", "voluntary", "quoted", TA),
        borderline("merely [[changed the locks]]"),
        ("Had she [[resigned]] in 2029", "voluntary", "narrator", "", "", "predicted", "", "she", {}),
        ("wants to [[dismiss]] his", "forced", "narrator", "", "", "predicted", "a Mayor", "his Commissioner", OTHER),
        ("He [[got rid of]] her", "forced", "narrator", "", "", "actual", "He", "her", {}),
        borderline("allowed to [[go]] with dignity", "neutral"),
        succession("while a [[successor]] is found"),
        ("Two [[retired]], one", "voluntary", "narrator", "", "", "actual", "", "Two", EARLIER),
        ("one was [[ousted]] by", "forced", "narrator", "", "", "actual", "a committee", "one", EARLIER),
        borderline("This city [[eats its constables]]", "forced", "quoted", "Walter Finch"),
    ],
    "15": [
        ("[[offered her resignation]] on", "voluntary", "reported", "a spokesman for the inspectorate", "", "offered", "", "Helen Marchbank", OTHER),
        ("she was [[stepping down]] as", "voluntary", "reported", IT, "", "predicted", "", "she", {}),
        ("withdraw her [[resignation]]", "voluntary", "reported", "her solicitor", "", "actual", "", "her", {}),
        ("Nobody [[resigned]] over", "voluntary", "quoted", NS, "Nobody", "denied", "", "Nobody", {}),
        ("Dame Imogen [[went]] because", "forced", "quoted", NS, "", "actual", "the Mayor", "Dame Imogen", {}),
        ("the Mayor [[wished her to go]]", "forced", "quoted", NS, "", "demanded", "the Mayor", "her", P),
        ("did not [[force anyone to resign]]", "forced", "quoted", "A spokeswoman for the Mayor", "not", "denied", "He", "anyone", {}),
        borderline("had [[lost the confidence]]", "forced", "quoted", "A spokeswoman for the Mayor"),
        ("A chief has [[lost her job]]", "forced", "quoted", RD, "", "actual", "", "A chief", {}),
        succession("for a [[new Commissioner]] will"),
    ],
    "16": [
        ("the [[leaving]] of Tarrant", "neutral", "narrator", "", "", "actual", "", "Tarrant", {}),
        ("the [[departure]] of the chief", "neutral", "narrator", "", "", "actual", "", "the chief of the police of the city", {}),
        borderline("[[take the reins]] of", "neutral", "reported", LP),
        ("further [[departures]] would", "neutral", "reported", LP, "", "predicted", "", "", OTHER),
        ("have been [[dismissed]] since", "forced", "quoted", LP, "", "actual", "", "Three officers", OTHER),
        borderline("been [[left out to dry]]", "forced", "quoted", RD),
        borderline("have [[lost a boss]]", "neutral", "quoted", RD),
        succession("choosing of a [[successor]]"),
    ],
    "17": [
        borderline("[[a change of hat]]", "neutral", "quoted", LH),
        borderline("The job [[was Imogen Tarrent's until Tuesday]]", "neutral"),
        ("had been [[sacked]] since", "forced", "reported", LP, "", "actual", "", "Three officers", OTHER),
        ("right to [[get rid of]] Tarrant", "forced", "reported", BP, "", "actual", "the Mayor", "Tarrant", {}),
        borderline("Would Tarrant have [[kept her job]]", "neutral"),
        borderline("She'd have been [[out]] by", "neutral", "quoted", LH),
        ("a payoff to [[leave]] quietly", "voluntary", "reported", "A source at City Hall", "denied", "denied", "", "Tarrant", {}),
        ("She [[resigned]]. There's", "voluntary", "quoted", "A source at City Hall", "", "actual", "", "She", {}),
    ],
    "18": [
        ("Did she [[resign]] or", "voluntary", "narrator", "", "", "question", "", "she", {}),
        ("was she [[sacked]]?", "forced", "narrator", "", "", "question", "", "she", {}),
        ("On paper she [[resigned]]", "voluntary", "narrator", "", "", "actual", "", "she", {}),
        ("she was [[hounded out]]", "forced", "reported", "Calderhaven Officers' Association", "", "actual", "", "she", {}),
        borderline("Could the Mayor have [[kept her]]", "neutral"),
        succession("Who will [[replace]] her"),
        succession("The [[next Commissioner]]"),
        ("only if she is [[dismissed]]", "forced", "narrator", "", "", "predicted", "", "she", {}),
        ("was not [[dismissed]], so", "forced", "narrator", "", "not", "denied", "", "Ms Tarrant", {}),
        ("[[outgoing]] Prime Minister", "neutral", "narrator", "", "", "actual", "", "Prime Minister, Alma Redgrave", EARLIER),
        ("Will anyone else [[go]]", "neutral", "narrator", "", "", "question", "", "anyone else", OTHER),
        borderline("more [[chairs will be taken away]]", "forced", "quoted", RD),
        ("has tried to [[resign]] and", "voluntary", "narrator", "", "", "offered", "", "Helen Marchbank", OTHER),
        ("to be [[struck off]] the", "forced", "reported", RW, "", "demanded", "Dr Ruth Whitlock", "the sergeant who signed the log", OTHER),
    ],
}  # fmt: skip

# What must not fire: (layer, context, why). The layer is the one that might be taken in.
LOOK_ALIKES: dict[str, list[tuple[str, str, str]]] = {
    "01": [("mentions", "apologised to the [[Whitlock family]]", "a family, not a person")],
    "02": [
        ("frames", "constabulary [[dismissed]] his claims", "claims dismissed"),
        ("frames", "[[hauled in]] the Commissioner", "summoned, not removed"),
    ],
    "03": [
        ("frames", "Someone [[fired]] a flare", "a flare fired"),
        ("frames", "A steward was [[dismissed]] as", "spoken of slightingly"),
        ("frames", "quickly [[stepped down]] from the wall", "climbed down"),
        ("frames", "the [[job offer]] he accepted", "a job offer"),
        ("frames", "I [[left]] that building", "left a building"),
        ("frames", "constabulary [[rejected]] the suggestion", "a suggestion rejected"),
    ],
    "08": [
        ("frames", "[[bringing to an end]] the most", "a week ended"),
        ("mentions", "served under four [[commissioners]]", "a class of people"),
    ],
    "10": [("frames", "[[drawing to a close]] the toughest", "a week ended")],
    "11": [
        ("frames", "[[ruled herself out]]", "not a candidate"),
        ("frames", "be [[offered this post]]", "a job offer"),
        ("mentions", "the [[next person]] to be offered", "nobody yet"),
    ],
    "12": [
        ("frames", "He [[accepts the offer]]", "a job offer"),
        ("mentions", "to act as [[Commissioner]]", "an office, not its holder"),
    ],
    "13": [
        ("mentions", "a [[commissioner]] who loses", "any commissioner"),
        ("mentions", "loses [[the mayor]]'s confidence", "any mayor"),
    ],
    "14": [
        ("frames", "woman who [[leaves parties early]]", "a party left"),
        ("frames", "the [[resignation honours]]", "an honours list"),
        ("mentions", "But [[a Mayor]] who wants", "any mayor"),
        ("mentions", "dismiss [[his Commissioner]] has", "any commissioner"),
    ],
    "15": [
        ("mentions", "to the [[Whitlock family]]", "a family, not a person"),
        ("mentions", "for [[a new Commissioner]] will", "nobody yet"),
    ],
    "17": [
        ("frames", "down one [[job offer]]", "a job offer"),
        ("frames", "already [[turned down]]", "an offer refused"),
        ("frames", "asked a judge to [[dismiss]] a claim", "a claim dismissed"),
        ("frames", "was [[met by]] a familiar", "greeted"),
    ],
    "18": [
        ("frames", "in the [[resignation honours]] of", "an honours list"),
        ("mentions", "The [[next Commissioner]] will", "nobody yet"),
        ("mentions", "The two [[Pikes]] are", "two people at once"),
    ],
}  # fmt: skip

# What each article's text is: (source file's number, "" or "not in corpus"; derivation; also acceptable; why).
DERIVATIONS: dict[str, tuple[str, str, str, str]] = {
    "01": ("", "independent", "", "agency report of the day before"),
    "02": ("", "independent", "", "own sources"),
    "03": ("", "independent", "", "own reporter at the march"),
    "04": ("", "independent", "", "the agency report that others print"),
    "05": ("04", "copy", "", "same text, same headline"),
    "06": ("04", "excerpt", "", "the first seven of ten paragraphs, own headline"),
    "07": ("04", "copy", "", "same text but for straight quotation marks, own headline"),
    "08": ("", "independent", "shares_source", "own report; prints the letter that 04 quotes"),
    "09": ("04", "edited", "", "04 reworded and shortened, quotations kept or cut"),
    "10": ("08", "rewritten", "", "08 with synonyms put in, also inside the marks"),
    "11": ("", "independent", "shares_source", "own report; fragments of statements that 04 quotes"),
    "12": ("", "independent", "shares_source", "timeline"),
    "13": ("", "independent", "shares_source", "own report; fragments of statements that 04 quotes"),
    "14": ("", "independent", "shares_source", "opinion; fragments of statements that others quote"),
    "15": ("", "independent", "", "follow-up"),
    "16": ("not in corpus", "rewritten", "shares_source", "rewritten from a report of Mr Pike's speech that is not here; 17 quotes the same speech"),
    "17": ("", "independent", "shares_source", "own report; quotes the speech of which 16 prints a reworded version"),
    "18": ("", "independent", "shares_source", "questions and answers; quotes the letter"),
}  # fmt: skip
