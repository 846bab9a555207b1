"""Closed word lists that the search for sources rests on: function words, persons, documents, organisations.

General English, by hand; no name of a person, place or event.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from corpus_tools.quotes.cues import cues


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECT_PRONOUNS: Final = _words("he she they i we it you")
OBJECT_PRONOUNS: Final = _words("him them me us himself herself themselves itself myself ourselves")
POSSESSIVES: Final = _words("his her their my our its your")
RELATIVES: Final = _words("who which whom whose")
ARTICLES: Final = _words("the a an every no")
DETERMINERS: Final = _words(
    "this these those some several many another one other others each both two three four five six seven eight "
    "nine ten dozens hundreds thousands scores few most all any certain multiple various numerous neither "
    "either half last next"
)
PREPOSITIONS: Final = _words(
    "in on at by for from with to into onto about against between among amid during before after since until "
    "till through throughout over under above below behind beside besides beyond despite toward towards upon "
    "via per near across around within without inside outside off up down out like unlike regarding concerning "
    "following alongside versus vs"
)
# Before a noun phrase or before a clause: “after the vote”, “after Ode voted”.
TEMPORAL: Final = _words("after before since until till")
CONJUNCTIONS: Final = _words("and or but nor so yet plus")
SUBORDINATORS: Final = _words(
    "as if when while because although though whether unless whereas where why how what than whatever whenever "
    "wherever amid albeit"
)
AUXILIARIES: Final = _words(
    "is are was were be been being am has have had having do does did will would shall should can could may "
    "might must 's 're 've 'd 'll isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't "
    "wouldn't can't couldn't shouldn't cannot i'm i've i'd i'll he's she's he'd she'd he'll she'll they're "
    "they've they'd they'll we're we've we'd we'll it's it'd it'll you're you've that's there's"
)
ADVERBS: Final = _words(
    "also then later again even just only still once now never always often sometimes however meanwhile "
    "instead earlier previously recently soon too further furthermore moreover nevertheless nonetheless "
    "therefore thus simply ever perhaps maybe quite rather very not already afterward afterwards subsequently "
    "indeed yet twice first here there somewhere today tonight yesterday tomorrow ago together home back away "
    "anyway yes no oh well else finally repeatedly reportedly famously publicly openly bluntly flatly"
)
TIMES: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december sept oct nov dec jan feb aug mon tue tues wed thu thurs fri "
    "sat sun morning afternoon evening night day week month year weekend decade hour minute moment spring "
    "summer autumn fall winter mornings afternoons evenings nights days weeks months years weekends decades "
    "hours minutes moments"
)
DATES: Final = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
        "oct",
        "nov",
        "dec",
        "jan",
        "feb",
        "aug",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
    ]
)
TITLES: Final = _words(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness sen senator rep representative gov governor "
    "gen general lt col colonel capt captain sgt sergeant maj major cmdr commander adm admiral rev reverend "
    "judge justice president chancellor minister premier secretary mayor councillor councilor congressman "
    "congresswoman chairman chairwoman king queen prince princess pope cardinal archbishop bishop imam rabbi "
    "sheikh father sister brother detective inspector superintendent constable commissioner sheriff officer "
    "chief ambassador attorney coach chef deputy vice former hon mp mep cllr supt det insp pc"
)
# Whom these words mean the text leaves open even behind "the": "the source", but not "the Velland senator".
ANYBODY: Final = _words(
    """source person man woman insider witness official officer aide adviser advisor spokesman spokeswoman spokesperson
    friend relative resident neighbour neighbor voter worker employee protester protestor demonstrator student parent
    victim lawyer attorney solicitor supporter critic expert analyst staffer colleague ally diplomat guard driver
    teacher doctor nurse soldier policeman policewoman constable boy girl pupil mother father brother sister husband
    wife son daughter caller bystander tenant owner customer member moderator reporter journalist other group crowd"""
)
PERSONS: Final = _words(
    "spokesman spokeswoman spokesperson aide adviser advisor official officer source insider observer analyst "
    "expert critic supporter opponent ally rival colleague friend neighbour neighbor relative resident witness "
    "eyewitness bystander passer-by protester protestor demonstrator activist campaigner organiser organizer "
    "volunteer staffer worker employee employer boss manager director executive chief head leader deputy "
    "president chairman chairwoman chairperson chair secretary minister mayor governor senator congressman "
    "congresswoman lawmaker legislator councillor councilman councilwoman politician candidate nominee "
    "contender frontrunner front-runner incumbent diplomat ambassador envoy negotiator prosecutor lawyer "
    "attorney solicitor barrister judge justice juror coroner detective policeman policewoman constable "
    "sergeant inspector superintendent commissioner sheriff commander general colonel captain lieutenant "
    "soldier veteran marine pilot firefighter paramedic doctor surgeon nurse physician psychiatrist "
    "psychologist therapist patient professor lecturer teacher headteacher principal student pupil parent "
    "mother father mum mom dad son daughter brother sister wife husband partner widow uncle aunt niece nephew "
    "cousin grandmother grandfather man woman boy girl person people someone somebody anyone everyone nobody "
    "reporter journalist editor columnist correspondent anchor host presenter broadcaster commentator blogger "
    "writer author novelist poet historian scholar researcher scientist economist academic pollster strategist "
    "consultant lobbyist operative surrogate delegate voter elector constituent caller viewer reader listener "
    "user customer client shopper passenger driver tourist visitor guest fan player coach trainer referee "
    "athlete singer actor actress artist musician rapper comedian producer filmmaker celebrity star "
    "businessman businesswoman entrepreneur banker investor trader broker developer tycoon mogul billionaire "
    "millionaire owner founder co-founder landlord tenant farmer fisherman miner engineer architect designer "
    "technician programmer cleaner clerk cashier waiter waitress bartender priest pastor bishop archbishop "
    "cardinal imam rabbi monk nun preacher evangelist pope king queen prince princess monarch suspect "
    "defendant plaintiff victim survivor accuser complainant inmate prisoner hostage migrant refugee immigrant "
    "citizen local villager islander native chancellor premier lord lady peer backbencher whip treasurer "
    "trustee member representative officeholder mediator investigator regulator watchdog ombudsman auditor "
    "inquisitor questioner moderator interviewer heckler narrator announcer operator dispatcher guard "
    "bodyguard agent spy whistleblower informant hacker troll socialist democrat republican conservative "
    "liberal populist demagogue dictator strongman ruler child kid teen teenager youngster toddler baby adult "
    "grandparent pensioner retiree respondent signatory applicant participant attendee commuter motorist "
    "cyclist pedestrian hiker no-one nominee-elect president-elect mayor-elect newcomer outsider stalwart "
    "grandee heavyweight chef butcher baker carpenter plumber electrician builder contractor subcontractor "
    "supplier retailer shopkeeper guide ranger lifeguard sailor skipper crewman crew staff personnel public "
    "crowd audience electorate"
)
ORGANISATIONS: Final = _words(
    "constabulary inspectorate directorate secretariat commissariat synod diocese "
    "campaign company firm group organisation organization charity union association federation committee "
    "commission council agency department ministry office government administration party parliament senate "
    "congress house court tribunal jury panel inquiry board bank fund foundation institute university college "
    "school hospital church police force army navy military team club league network channel station newspaper "
    "paper magazine outlet website site publication publisher broadcaster studio bureau authority body "
    "coalition alliance movement lobby thinktank think-tank regulator watchdog airline retailer manufacturer "
    "maker operator provider corporation business establishment camp side media press white-house embassy "
    "consulate mission delegation cabinet opposition insurgency militia regime state city county district "
    "leadership management majority minority tabloid weekly daily startup start-up brand chain supermarket "
    "brewer carmaker developer contractor trust society chamber"
)
DOCUMENTS: Final = _words(
    "statement report letter memo memorandum email e-mail tweet post message article story piece op-ed column "
    "editorial essay book blog review study survey poll paper document filing complaint lawsuit suit "
    "indictment affidavit ruling opinion order decision verdict judgment law bill act constitution amendment "
    "resolution treaty agreement contract policy guidance guideline manifesto platform pledge plan proposal "
    "transcript recording video clip ad advert advertisement commercial banner sign placard poster headline "
    "caption label note diary file record release press-release announcement briefing brief speech address "
    "sermon interview text bulletin newsletter leaflet flyer brochure pamphlet petition motion notice warning "
    "advisory summary findings analysis invitation description page website hashtag slogan chant song lyric "
    "lyrics script dossier cable testimony deposition"
)
EXPERTS_PLURAL_ONLY: Final = _words("authorities findings lyrics media remarks comments police data figures polls")
# Finite verbs that are frequent in news and easily taken for nouns in a noun phrase.
VERBS: Final = _words(
    "became become becomes came come comes got gets get gave give gives given went go goes gone made make "
    "makes took take takes taken put puts let lets left leave leaves lost lose loses won win wins met meet "
    "meets ran run runs began begins sat stood stands held holds kept keep keeps brought bring brings bought "
    "sold sent sends spent spend built led leads fell fall falls felt grew grow rose rise rises drew draws "
    "threw throws flew knew broke breaks chose choose spoke wore wears drove drives hit hits cut cuts set sets "
    "shut quit hurt seemed seems seem appeared appears appear looked looks turned turns moved moves lived "
    "lives worked works tried tries used uses called happened happens remained remains arrived arrives entered "
    "enters returned returns received receives released releases launched launches faced faces failed fails "
    "helped helps hoped joined joins killed died dies lied lies paid pays passed played plays pushed pulled "
    "raised reached refused refuses served serves signed stayed stopped stops supported supports talked talks "
    "wanted wants watched won't caught taught sought fought shot struck stuck swung slept rode rang sank bore "
    "tore swore arose awoke drank ate ended ends started starts opened closed continued includes included "
    "include involves involved allows allowed means meant needs needed need want according asked based "
    "followed likes loved hated resigned stepped"
)
NOT_ADVERBS: Final = _words(
    "rally assembly supply reply monopoly bully anomaly belly jelly fly butterfly italy july elderly friendly "
    "likely unlikely lovely ugly deadly lonely lively orderly scholarly costly holy silly early daily weekly "
    "monthly yearly quarterly worldly heavenly cowardly unfriendly motherly fatherly brotherly lawyerly folly "
    "melancholy"
)
NOUN_OR_VERB: Final = _words(
    "report reports post posts question questions plan plans order orders text texts view views comment "
    "comments note notes record records message messages email emails offer offers sign signs caption captions "
    "headline headlines attack attacks charge charges challenge challenges protest protests appeal appeals "
    "request requests rule rules cast detail details answer answers open show shows address voice credit doubt "
    "doubts hope hopes fear fears worry worries dream dreams command demand demands promise promises pledge "
    "pledges claim claims label labels brand brands complaint press forecast forecasts praise blame tease "
    "quote quotes"
)
# Nouns for something said; what they belong to may be the source: “her remark that …”.
SPEECH_NOUNS: Final = _words(
    "remark remarks comment comments statement statements claim claims promise promises pledge pledges vow "
    "vows call calls response answer reply question questions speech speeches letter tweet tweets post posts "
    "email emails message messages warning warnings assertion assertions suggestion argument arguments "
    "contention belief words quote description declaration announcement accusation accusations allegation "
    "allegations charge charges criticism complaint plea demand demands slogan motto mantra line joke "
    "testimony account report op-ed column book memoir essay article interview view opinion admission "
    "insistence refusal attack attacks reference explanation proposal conclusion prediction rhetoric tagline "
    "catchphrase chant cry apology defense defence tirade rant address oath prayer lyrics advice verdict "
    "ruling"
)
# Verbs whose object is who hears it: “told the council that”.
ADDRESSED: Final = _words(
    "tell inform assure reassure remind warn ask urge advise promise convince notify persuade beg implore "
    "instruct brief"
)
# Verbs that report words with a clause and tell an act with a thing: “showed that”, “showed the way”.
CLAUSE_ONLY: Final = _words(
    "see hear read learn imagine consider view cast name speak hold rule open sing publish appeal allow "
    "grant charge judge show find write preach confirm understand reflect detail"
)


@lru_cache(maxsize=1)
def word_classes() -> dict[str, str]:
    """One letter for each known word in lower case; :mod:`corpus_tools.quotes.words` says what the letters mean."""
    classes: dict[str, str] = {}

    def put(words: frozenset[str], letter: str) -> None:
        for word in words:
            classes[word] = letter

    put(VERBS, "v")
    put(DOCUMENTS, "o")
    put(ORGANISATIONS, "o")
    put(PERSONS, "r")
    for word in PERSONS:
        for plural in _plurals(word):
            classes.setdefault(plural, "s")
    for word in ORGANISATIONS | DOCUMENTS:
        for plural in _plurals(word):
            classes.setdefault(plural, "o")
    put(_words("people men women children police staff officials authorities media parents"), "s")
    for cue in cues().values():
        if " " in cue.text or cue.cue_class == "according":
            continue
        if cue.text in classes and cue.form == "base":
            continue
        classes[cue.text] = "g" if cue.form == "gerund" else "z" if cue.cue_class == "thinking" else "c"
    put(NOUN_OR_VERB, "f")
    put(ADVERBS, "m")
    put(NOT_ADVERBS, "w")
    put(_words("family families couple pair crew gang mob"), "s")
    put(TIMES, "y")
    put(PREPOSITIONS, "i")
    put(CONJUNCTIONS, "k")
    put(SUBORDINATORS, "u")
    put(DETERMINERS, "d")
    put(ARTICLES, "a")
    put(TEMPORAL, "j")
    classes["of"] = "O"
    put(AUXILIARIES, "x")
    put(SUBJECT_PRONOUNS, "p")
    put(OBJECT_PRONOUNS, "b")
    put(POSSESSIVES, "h")
    put(RELATIVES, "W")
    classes["that"] = "t"
    classes["according"] = "C"
    classes["may"] = "x"
    return classes


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man"):
        return (word[:-3] + "men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "ch", "sh", "x")):
        return (word + "es",)
    return (word + "s",)
