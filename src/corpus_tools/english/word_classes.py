"""Classes of English words: the closed ones, and the open ones that reading a clause needs.

General English, by hand; no name of a person, place or event. Each word is listed once for each thing it is: what an
analysis needs is put together from these lists.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.english.inflection import AUXILIARY_FAMILIES, IRREGULAR_PAST, forms, word_set

__all__ = ["IRREGULAR_PAST"]


def _verbs(text: str) -> frozenset[str]:
    return frozenset(form for lemma in text.split() for form in forms(lemma))


# --- pronouns and determiners

SUBJECT_PRONOUNS: Final = word_set("he she they i we it you")
OBJECT_PRONOUNS: Final = word_set("him them me us himself herself themselves itself myself ourselves")
INDEFINITE_PRONOUNS: Final = word_set("nobody everyone everybody someone somebody anyone anybody others one")
POSSESSIVES: Final = word_set("his her their my our its your whose")
POSSESSIVE_PRONOUNS: Final = word_set("mine ours yours hers theirs")
RELATIVES: Final = word_set("who which that whom whose")
DEMONSTRATIVES: Final = word_set("this that these those")
ARTICLES: Final = word_set("the a an every no")
QUANTIFIERS: Final = word_set("some any each another all both several many most few")
NUMERALS: Final = word_set("two three four five six seven eight nine ten")
QUANTITY_ADJECTIVES: Final = word_set(
    "one other others dozens hundreds thousands scores certain multiple various numerous neither either half last next"
)
DETERMINERS: Final = ARTICLES | DEMONSTRATIVES | QUANTIFIERS
SUBJECTS: Final = SUBJECT_PRONOUNS | {"who"}
OBJECTS: Final = (OBJECT_PRONOUNS - {"itself", "ourselves"}) | {"her", "you"}
PRONOUNS: Final = SUBJECTS | OBJECTS | INDEFINITE_PRONOUNS
PERSONAL_PRONOUNS: Final = (
    SUBJECT_PRONOUNS
    | OBJECT_PRONOUNS
    | POSSESSIVES
    | POSSESSIVE_PRONOUNS
    | RELATIVES
    | DEMONSTRATIVES
    | word_set("yourself yourselves one what")
)
"""All pronouns, possessives and demonstratives that change when a quotation is turned into another person."""

# --- auxiliaries and negation

GETTING: Final = frozenset(forms("get"))
"""Auxiliary of a passive ("got sacked") as well as a verb."""
BE: Final = word_set("be am is are was were been being 's 're 'm isn't aren't wasn't weren't ain't") | GETTING
HAVE: Final = word_set("have has had having hasn't haven't hadn't")
MODALS: Final = word_set(
    "will would can could shall should may might must ought wo cannot won't wouldn't can't couldn't shan't "
    "shouldn't mightn't mustn't do does did don't doesn't didn't needn't 'll 'd"
)
CONTRACTED_SUBJECTS: Final = word_set(
    "i'm i've i'd i'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll you're you've "
    "you'd you'll they're they've they'd they'll that's that'd that'll there's there'd there'll here's who's "
    "who'd who'll who've what's what'll"
)
"""A pronoun and an auxiliary in one word."""
AUXILIARIES: Final = BE | HAVE | MODALS | CONTRACTED_SUBJECTS | {"'ve"}
NEGATORS: Final = word_set(
    "not never no without neither nor cannot isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't "
    "can't couldn't shan't shouldn't mightn't mustn't don't doesn't didn't needn't ain't n't nobody none nothing"
)

# --- prepositions and conjunctions

# Before a noun phrase or before a clause: “after the vote”, “after Ode voted”.
TEMPORAL: Final = word_set("after before since until till")
PREPOSITIONS: Final = TEMPORAL | word_set(
    "of in on at for from to with by about against into onto over under above below during between through "
    "throughout amid amidst among without within despite as upon toward towards like unlike per via than because "
    "near behind beside besides beyond alongside across around outside inside off up down out ahead concerning "
    "regarding following including except versus vs"
)
SUBORDINATING_CONJUNCTIONS: Final = word_set(
    "as if when while whilst because although albeit though unless whether whereas where why how what than lest "
    "whatever whenever wherever amid"
)
SUBORDINATORS: Final = SUBORDINATING_CONJUNCTIONS | TEMPORAL | word_set("once that despite following")
CONJUNCTIONS: Final = word_set("and or but nor so yet plus")
COORDINATORS: Final = (CONJUNCTIONS - {"so", "plus"}) | {"then"}

# --- adverbs

ADVERBS: Final = word_set(
    "abruptly absolutely afterward afterwards again ago all almost alone also already altogether always anyway "
    "bluntly both earlier effectively else even eventually ever famously finally first flatly formally further "
    "furthermore here herself himself however immediately indeed instead itself just later long maybe meanwhile "
    "moreover nearly nevertheless nonetheless now often once only openly perhaps previously publicly quite rather "
    "recently repeatedly reportedly simply since so sometimes somewhere soon still subsequently then thereby "
    "likewise hence otherwise elsewhere thereafter alas nowadays somehow seldom doubtless henceforth hitherto "
    "therefore there thus themselves today together tomorrow tonight too twice ultimately very yesterday yet"
)
# Adverbs too, but as often particles of a verb, answers or negators.
PARTICLES_AND_ANSWERS: Final = word_set("away back home never no not oh well yes")
NOT_ADVERBS: Final = word_set(
    "rally assembly supply reply monopoly bully family anomaly belly jelly fly butterfly italy july "
    "elderly friendly likely unlikely lovely ugly deadly lonely lively orderly scholarly costly holy silly early "
    "daily weekly monthly yearly quarterly worldly heavenly cowardly unfriendly motherly fatherly brotherly "
    "lawyerly folly melancholy"
)
"""Words in -ly that are no adverbs."""

# --- time

CALENDAR: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december sept oct nov dec jan feb aug mon tue tues wed thu thurs fri sat sun"
)
TIME_NOUNS: Final = word_set(
    "morning afternoon evening night day week weekend month year decade hour minute moment summer autumn winter "
    "mornings afternoons evenings nights days weeks weekends months years decades hours minutes moments"
)
SEASONS_AND_VERBS: Final = word_set("spring fall")
NEAR_DAYS: Final = word_set("yesterday today tonight tomorrow")
"""Days named from the day of writing, with no word before them."""

TIME_ADVERBS: Final = word_set("ago earlier last later next overnight recently this today tomorrow tonight yesterday")
# "may", "sat", "sun", "wed" and "mon" are other words more often than dates.
TIMES: Final = (CALENDAR - word_set("may sat sun wed mon")) | TIME_NOUNS | TIME_ADVERBS

# --- numbers

_UP_TO_NINETEEN: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_VALUES: Final = {word: str(n) for n, word in enumerate(_UP_TO_NINETEEN.split())} | {
    word: str(20 + 10 * n) for n, word in enumerate(_TENS.split())
}
NUMBER_WORDS: Final = (
    frozenset(NUMBER_VALUES)
    | word_set("hundred thousand million billion trillion dozen half quarter first second third fourth fifth sixth")
    | word_set("seventh eighth ninth tenth once twice hundreds thousands millions billions dozens double triple")
)

# --- words that carry grammar rather than matter

MAKING_POSSIBLE: Final = frozenset(
    ["for", "allow", "allows", "allowed", "allowing", "enable", "enables", "enabled", "leave", "left", "get", "got"]
)
"""Words that make somebody able to say something, who has not said it yet: "rules that allow companies to"."""
FUNCTION_WORDS: Final = (
    frozenset().union(*AUXILIARY_FAMILIES)
    | PERSONAL_PRONOUNS
    | CONTRACTED_SUBJECTS
    | word_set("where's when's why's how's let's mustn't needn't oughtn't ain't y'all 'em")
    | word_set(
        "a an the and or but nor so yet for of to in on at by with from into onto upon about as than then if though "
        "although because since while whereas when where why how whether unless until till before after during "
        "against between among through throughout over under above below up down out off across along around near "
        "within without toward towards beside besides despite except like per via not no none neither either both "
        "all any some each every few many much more most less least several other others another such own same too "
        "very just also only even ever never here there now again still already well must ought need dare let "
        "whatever whoever whichever anyone anything someone something everyone everything nobody nothing else "
        "therefore thus hence however rather quite almost oh yes yeah according meanwhile once"
    )
)
"""One list for all analyses: words that say little about whose text it is, and seldom begin a name."""

# "Will", "May", "Dare" and "Down" begin names as well as sentences.
SENTENCE_OPENERS: Final = (FUNCTION_WORDS | NUMERALS) - word_set("will may dare down like near well let need")
CAPITAL_OPENERS: Final = frozenset(w.capitalize() for w in SENTENCE_OPENERS)
NEVER_IN_NAMES: Final = word_set("the a an this that i") | (POSSESSIVES - {"whose"})
"""Words that no name begins with, wherever they are."""

COMMON_WORDS: Final = word_set(
    "say says said saying tell tells told telling talk talks talked talking speak ask asks asked asking answer "
    "know knows knew known knowing think thinks thought thinking believe believes believed feel feels felt "
    "feeling want wants wanted wanting like likes liked get gets got getting gotten give gives gave given giving "
    "go goes going went gone gonna come comes came coming take takes took taken taking make makes made making put "
    "puts putting see sees saw seen seeing look looks looked looking find finds found keep keeps kept keeping "
    "work works worked working try tries tried trying use uses used using show shows showed shown run runs ran "
    "running call calls called calling mean means meant help helps helped move moves moved play turn turned start "
    "started begin began happen happens happened happening seem seems seemed become became leave left stand "
    "stands stood stop bring brings brought live lives lived hold holds held lose lost win wins won pay paid meet "
    "met set stay stayed care hope hear heard people person man men woman women child children family families "
    "friend friends thing things way ways day days week weeks month months year years time times today tomorrow "
    "yesterday night morning hour hours moment place places part parts point points side end fact facts case "
    "cases kind sort lot lots bit number problem problems question questions issue issues idea reason reasons "
    "result results change changes country countries world state states nation government president minister "
    "party public power job life house home city money business company group system program plan plans policy "
    "law right rights wrong good better best bad worse worst great greatest big bigger biggest small little large "
    "long short high low old new young next last first second third real really true truth sure clear important "
    "different able possible hard easy full free open whole together away back always often sometimes maybe "
    "perhaps probably actually certainly simply ago later soon once twice far enough certain everybody somebody "
    "anybody nothing mr mrs ms sir dr thank thanks please war national political course matter matters send sends "
    "sent sending message messages deal deals dealt share shares fair angry crazy happy sad afraid worry worried "
    "ready interest interested need needs needed needing allow allowed include including continue continued lead "
    "leads led leader leaders leadership understand understands understood follow followed create created add "
    "added spend spent grow build built walk remember consider wait serve die died expect expected decide decided "
    "decision return receive agree agreed support supported supporters pass passed sell require report raise "
    "raised reach reached reduce accept face fight fought offer offered protect vote votes voted voting voter "
    "voters election elections campaign candidate candidates policies politics politician politicians security "
    "economy economic health education school schools student students police force forces military community "
    "office officer officers member members council court department service services team history human social "
    "local general special early late single major strong common poor rich fine nice false serious simple main "
    "head hand hands eye eyes body word words story book line name names age room air food water door area level "
    "order form news paper art research effort efforts experience role rate heart kids kid guy guys girl boy "
    "mother father son daughter parents street town road car top bottom middle front past future present action "
    "actions opportunity situation position relationship difference value attention process control view sense "
    "choice attack attacks mind amount hundred thousand million billion percent dollars"
)
"""Words of every conversation: they say little about which utterance it is. From the language, not from a corpus."""

SAYING_WORDS: Final = _verbs("say tell") - {"telling", "saying"} | word_set("saying mr mrs ms dr sir dame")

# --- verbs of a clause

# Finite verbs that are frequent in news and easily taken for nouns in a noun phrase.
VERBS: Final = word_set(
    "became become becomes came come comes got gets get gave give gives given went go goes gone made make makes "
    "took take takes taken put puts let lets left leave leaves lost lose loses won win wins met meet meets ran "
    "run runs began begins sat stood stands held holds kept keep keeps brought bring brings bought sold sent "
    "sends spent spend built led leads fell fall falls felt grew grow rose rise rises drew draws threw throws "
    "flew knew broke breaks chose choose spoke wore wears drove drives hit hits cut cuts set sets shut quit hurt "
    "seemed seems seem appeared appears appear looked looks turned turns moved moves lived lives worked works "
    "tried tries used uses called happened happens remained remains arrived arrives entered enters returned "
    "returns received receives released releases launched launches faced faces failed fails helped helps hoped "
    "joined joins killed died dies lied lies paid pays passed played plays pushed pulled raised reached refused "
    "refuses served serves signed stayed stopped stops supported supports talked talks wanted wants watched won't "
    "caught taught sought fought shot struck stuck swung slept rode rang sank bore tore swore arose awoke drank "
    "ate ended ends started starts opened closed continued includes included include involves involved allows "
    "allowed means meant needs needed need want according asked based followed likes loved hated resigned stepped"
)
NOUN_OR_VERB: Final = word_set(
    "report reports post posts question questions plan plans order orders text texts view views comment comments "
    "note notes record records message messages email emails offer offers sign signs caption captions headline "
    "headlines attack attacks charge charges challenge challenges protest protests appeal appeals request "
    "requests rule rules cast detail details answer answers open show shows address voice credit doubt doubts "
    "hope hopes fear fears worry worries dream dreams command demand demands promise promises pledge pledges "
    "claim claims label labels brand brands complaint press forecast forecasts praise blame tease quote quotes signal "
    "signals advocate advocates name names term terms judges suspects list lists cry cries"
)
FINITE: Final = _verbs(
    "be have do say tell announce claim add report confirm insist warn argue believe think suggest reveal explain "
    "resign quit step demand urge ask call want take become seem appear give make come go face refuse decline "
    "accept reject welcome offer decide agree try begin continue remain include follow lead serve join succeed "
    "replace win lose hold keep get see show need leave help know meet mean"
) - word_set(
    "report call claim demand offer step face need say show help leave lead hold follow reports calls claims demands "
    "offers steps faces needs shows helps leaves leads holds seems"
)
MAKE: Final = forms("make")
FUTURE: Final = word_set(
    "will would may might could shall 'll 'd won't wouldn't can can't couldn't plan plans planned planning intend "
    "intends intended intending intention intentions going due set likely unlikely expected consider considers "
    "considering considered mulling weighing about threaten threatens threatened threatening poised ready willing "
    "prepared want wants wanted if unless whether until expects hope hopes decided decide scheduled"
)
REFUSALS: Final = _verbs("refuse decline deny avoid resist") | word_set("refusal unwilling reluctant denial denials")
# Verbs that pass an act on to their object: asked John to, forced her to.
OBJECT_CONTROL: Final = _verbs(
    "ask urge tell force want order press compel oblige require allow enable permit persuade convince encourage "
    "advise invite instruct request beg push pressure expect cause lead prompt drive implore exhort help warn "
    "challenge make get pressurise recommend beseech command direct appoint elect choose name like need see hear "
    "watch let call"
) | word_set("for on upon")
INTENTIONS: Final = word_set(
    "motion motions resolution thoughts hint hints prospect vote bid bids "
    "effort efforts campaign drive plot scheme power powers authority ability duty chance courage mandate "
    "intention intentions plan plans decision offer desire wish willingness refusal readiness reason reasons need "
    "attempt attempts pledge promise vow threat threats reluctance choice option right determination intent move "
    "bid question talk thought time pressure agreement interest"
)

# --- reporting

REPORTING: Final = _verbs(
    "say tell announce claim add state report confirm insist warn argue believe think suggest reveal explain "
    "declare admit acknowledge deny allege note stress write tweet post assert maintain predict hint indicate "
    "imply concede recall remark observe comment reply respond vow pledge promise swear complain protest "
    "speculate feel hope fear expect understand hear learn conclude estimate accuse contend testify disclose "
    "signal repeat reiterate agree propose recommend demand urge ask wonder question inform assure remind brief "
    "joke quip shout chant cry boast whisper mutter tip advise welcome praise condemn criticise criticize "
    "denounce deplore lament regret celebrate decry applaud oppose discuss mention rumour rumor call describe "
    "doubt dispute suspect consider calculate clarify elaborate emphasise emphasize underline guess imagine know "
    "notify proclaim relate retort stipulate tout vent insinuate intimate caution opine surmise attest gossip "
    "posit volunteer divulge leak circulate forecast anticipate threaten thank"
) | word_set("tweets blog blogged texted emailed")
# Reporting verbs that take a clause: what follows is what was said, even without "that".
CLAUSE_TAKING: Final = _verbs(
    "say tell claim add state insist warn argue believe think suggest explain admit acknowledge deny allege "
    "maintain predict hint indicate imply concede remark observe complain feel hope fear expect understand hear "
    "learn conclude contend testify repeat reiterate propose recommend demand assure remind boast swear vow "
    "pledge promise know guess imagine wonder insinuate intimate caution opine surmise attest posit"
)
# Verbs that report words with a clause and tell an act with a thing: “showed that”, “showed the way”.
CLAUSE_ONLY: Final = word_set(
    "see hear read learn imagine consider view cast name speak hold rule open sing publish appeal allow grant "
    "charge judge show find write preach confirm understand reflect detail maintain assume accept order list clarify"
)
# Verbs whose object is who hears it: “told the council that”.
ADDRESSED: Final = word_set(
    "tell inform assure reassure remind warn ask urge advise promise convince notify persuade beg implore "
    "instruct brief"
)
# As often nouns as verbs, so what comes before them decides.
AMBIGUOUS: Final = word_set(
    "state states note notes post posts report reports claim claims call calls demand demands hope hopes fear "
    "fears protest protests comment comments remark remarks question questions estimate estimates forecast "
    "forecasts dispute disputes doubt doubts tip tips joke jokes signal signals vow vows pledge pledges promise "
    "promises brief briefs tweet tweets cry cries shout shouts leak leaks praise regret regrets suspect suspects "
    "guess boast volunteer volunteers stress welcome alert hint hints charge charges request requests proposal "
    "warning warnings appeal account"
)
REPORT_NOUNS: Final = word_set(
    "rumour rumours rumor rumors report reports claim claims suggestion suggestions speculation announcement "
    "allegation allegations statement news belief view fears fear hope hopes prediction predictions talk "
    "assertion argument indication indications understanding expectation expectations idea opinion demand demands "
    "call calls offer offers pledge promise vow threat threats proposal request requests appeal warning warnings "
    "insistence possibility questions"
)
# Nouns for something said; what they belong to may be the source: “her remark that …”.
SPEECH_NOUNS: Final = word_set(
    "remark remarks comment comments statement statements claim claims promise promises pledge pledges vow vows "
    "call calls response answer reply question questions speech speeches letter tweet tweets post posts email "
    "emails message messages warning warnings assertion assertions suggestion argument arguments contention "
    "belief words quote description declaration announcement accusation accusations allegation allegations charge "
    "charges criticism complaint plea demand demands slogan motto mantra line joke testimony account report op-ed "
    "column book memoir essay article interview view opinion admission insistence refusal attack attacks "
    "reference explanation proposal conclusion prediction rhetoric tagline catchphrase chant cry apology defense "
    "defence tirade rant address oath prayer lyrics advice verdict ruling"
)
# Nouns whose that-clause is what someone says or believes: “her claim that …”.
CLAIM_NOUNS: Final = word_set(
    "claim claims allegation allegations accusation accusations assertion assertions argument arguments contention "
    "insistence statement statements suggestion suggestions warning warnings admission acknowledgement acknowledgment "
    "announcement announcements declaration confirmation belief beliefs view opinion conviction fear fears hope hopes "
    "concern concerns worry worries doubt doubts prediction predictions forecast forecasts promise promises pledge "
    "pledges vow vows threat threats assurance assurances guarantee complaint complaints conclusion conclusions "
    "finding findings observation comment comments remark remarks revelation revelations confession testimony point "
    "case denial hint hints reminder demand demands request requests proposal proposals recommendation message "
    "explanation theory suspicion suspicions impression expectation expectations charge charges report reports"
)
# Verbs that, with such a noun, mean only that something was said: “made the case”, “issued a warning”.
VERBS_OF_CLAIMS: Final = _verbs(
    "make issue give take draw have raise repeat share hold reach voice express send deliver"
)
# Verbs in a relative clause about a claim or a promise: “the claim that he made”.
VERBS_ABOUT_CLAIMS: Final = _verbs(
    "make give issue break keep raise put send deny reject drop face hear repeat receive"
)
# For each verb of speech, the prepositions that introduce what was said, not where or when it was said.
GOVERNED_PREPOSITIONS: Final = {
    "call": ("for",),
    "appeal": ("for",),
    "plead": ("for",),
    "ask": ("for",),
    "argue": ("for", "against"),
    "warn": ("of", "against", "about"),
    "caution": ("against",),
    "complain": ("of", "about"),
    "object": ("to",),
    "protest": ("against",),
    "insist": ("on",),
    "hint": ("at",),
    "boast": ("of", "about"),
    "brag": ("about",),
    "joke": ("about",),
    "worry": ("about", "over"),
    "apologize": ("for",),
    "apologise": ("for",),
    "disagree": ("with",),
    "advocate": ("for",),
    "rule": ("against",),
}
# Verbs that may report words but, after a clause, denote an act: “…, Ode signed.”
ACTS_OF_PAPER: Final = word_set(
    "sign print publish record open finish begin start resume interrupt list quote cite express refer address hold "
    "order allow grant accept name press challenge invite"
)
PASSIVE_REPORTS: Final = word_set(
    "said reported believed understood thought alleged rumoured rumored expected claimed tipped known considered "
    "supposed reputed"
)
HEARSAY: Final = word_set("reportedly allegedly apparently supposedly purportedly")
# Adjectives of belief or feeling that take a that-clause: "is adamant that she will stay".
CONVICTIONS: Final = word_set(
    "adamant convinced confident certain sure hopeful fearful doubtful optimistic sceptical skeptical worried "
    "concerned afraid aware unaware disappointed pleased glad sorry proud grateful insistent persuaded angry surprised "
    "shocked delighted satisfied frustrated"
)
# "made clear that", "made it plain that".
PLAIN: Final = word_set("clear plain known")

# --- people and things

QUANTITIES: Final = word_set(
    "thousands hundreds dozens number half majority most scores tens some all many several two three four five "
    "couple handful dozen pair host third"
)
# Nouns in -er and -or that are no people.
THINGS: Final = word_set(
    "number paper newspaper computer letter order matter offer power tower weather water winter summer river "
    "member corner dinner danger finger flower hammer laser ladder layer liver lumber manner master meter motor "
    "monster murder pepper pillar poster powder primer printer quarter rubber scooter shelter shoulder shower "
    "silver sister smaller steamer sticker supper tanker temper theatre thunder timber tractor trailer transfer "
    "transformer trigger trouser under vapor vigor virtue waiter wonder answer center counter cover disaster "
    "encounter error factor favor floor flavor fever filter former gender harbor honor horror humor indicator "
    "labor larger later latter lower major mirror minor mortar never newsletter older other outer over parameter "
    "proper rather reactor rumor sector sensor server side-door smoker sooner surrender tenor terror together "
    "tumor upper vector whether cluster chapter character charter cinder container buffer bumper border blister "
    "blunder boiler bomber booster brother butter calendar cancer candor canister carrier chamber clamor clutter "
    "collar copper crater cylinder detector dealer-list door drawer elevator emperor-like engine-driver projector "
    "refrigerator router barrier better bigger corridor fewer greater higher loudspeaker banner filter "
    "roller trailer sticker heater burner charger cutter blocker scanner freezer shutter duster "
    "planter marker tracker locker bunker mower harvester propeller thruster adapter converter "
    "processor transistor resistor capacitor conveyor escalator generator incubator ventilator radiator calculator"
)
COUPS: Final = word_set(
    "coup putsch uprising revolution revolt rebellion offensive vote ballot mutiny invasion insurrection election "
    "plebiscite"
)
ABBREVIATED: Final = word_set(
    "pres sens reps govs gens drs messrs cllr atty brig cpl pte fr mr mrs ms dr prof gen col sen rep gov lt sgt "
    "capt maj adm st jr sr rev hon supt insp cmdr no"
)

PREPOSITIONS_OF_PLACE: Final = word_set("in at near from across around outside inside into throughout toward towards")
"""Prepositions before a place."""

NOT_DONE: Final = word_set(
    "refuse refuses refused refusing decline declines declined declining fail fails failed failing forgot avoid avoids "
    "avoided avoiding deny denies denied denying neglected omitted without instead short"
)
"""What follows these was not done: "refused to say", "stopped short of saying"."""

TOLD: Final = word_set("told tells tell asked asks informed urged warned reminded assured thanked accused called")
"""What follows these is who hears it, not who says it."""

PASSIVE_AUXILIARIES: Final = word_set("is are was were be been being am get gets got isn't wasn't weren't")
"""Auxiliaries of a passive."""

SPANS_OF_TIME: Final = word_set(
    "time times second seconds minute minutes hour hours day days night nights morning afternoon evening week weeks "
    "weekend month months year years decade decades century centuries moment spring summer autumn winter"
)
"""Spans and points of time, as head of a phrase."""

SMALL_IN_TITLES: Final = word_set("a an the of in on at for and or to by with from as but nor")
"""Words that a title in title case leaves small."""

NEVER_OWNERS: Final = word_set("it he she that what who here there where how let when why")
"""Behind these "'s" is a verb, never a possessive: "it's", "let's"."""
BEFORE_IS: Final = NEVER_OWNERS | word_set(
    "this one everyone everybody someone somebody nobody nothing everything something all"
)
"""Behind these "'s" is a verb as a rule: "this's", "everyone's"."""

_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: Final = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)}
"""Ordinal numbers in words, with their values."""

VERB_PARTICLES: Final = word_set("up down out off over back away aside in on from of as for to with by")
"""Particles and prepositions that belong to a verb: "step down", "part with"."""

FREQUENT_WORDS: Final = word_set(
    "the of and to that for with by he she it from said at his her has have had be been not are were which who this "
    "but will would their they after when about"
)
"""Frequent in all English prose, and not words of its neighbours ("in", "is", "was", "a", "on", "die" are left out)."""

LIGHT_WORDS: Final = word_set(
    "going go goes went gone get gets got think thinks want wants know knows like lot thing things people one make "
    "makes made way time really well now i'm we're you're it's that's don't he's she's they're i've we've let's kind "
    "sort"
)
"""Words that tell little of what a sentence is about, beside the function words."""

NAMING: Final = (
    word_set("called titled entitled named dubbed nicknamed headlined so-called self-described labelled labeled")
    | word_set("hashtag slogan song single track book memoir novel poem film movie documentary drama sitcom musical")
    | word_set("play album show programme program series episode podcast column article essay magazine game painting")
    | word_set("exhibition exhibit sketch term word words phrase terms project operation aka click reads hit classic")
    | word_set("anthem chapter section category button")
    | frozenset(
        ["author of", "co-author of", "host of", "anchor of", "star of", "editor of", "copy of", "broadcast of"]
    )
    | frozenset(["episode of", "edition of", "rendition of", "screening of", "premiere of"])
    | frozenset(["adaptation of", "clip of", "trailer for"])
)
"""What a title, a name or a word in quotation marks comes after: it is named there and not said."""

FREQUENT_IN_NEWS: Final = word_set(
    "about after before last first two three both back way day days time times year years week month called call want "
    "asked ask company government president support under own end ended give given run running campaign election vote "
    "general power early again against right left leave still between while where when how now made make take taken "
    "took came come public party state country people police court minister house office part three four next new "
    "under through during since until public question questions house world work home group team lead leader leaders "
    "number help need needs set put turn told report member members city national candidate nominee justice"
)
"""Content words so frequent in newspapers that they say little about the topic of a sentence."""

# --- complements of verbs of reporting, refusing and accepting (for those with a clause see CLAUSE_TAKING)

WITH_NOUN: Final = _verbs(
    "announce confirm reveal disclose declare report deny rumour rumor signal predict forecast accept reject refuse "
    "decline propose recommend threaten suggest acknowledge admit tweet expect anticipate"
)
"""Verbs whose object is an act that is reported, predicted, refused or accepted: "announced her departure"."""

WITH_INFINITIVE: Final = _verbs("refuse decline threaten vow promise pledge swear claim")
"""Verbs with an infinitive for what the subject says it will or will not do: "refused to quit"."""

ANSWERS: Final = _verbs("accept reject refuse decline resist")
"""Verbs that may be acts or answers; only as the verb of a main clause do they report, not in "who accepted it"."""

WITH_OBJECT_AND_INFINITIVE: Final = _verbs("expect believe")
"""Verbs with an object and an infinitive: "expects the mayor to resign"."""

WITH_GERUND: Final = _verbs("deny admit suggest propose recommend announce confirm")
"""Verbs with a gerund: "denied leaving"."""

TOLD_OF: Final = frozenset(form for form in WITH_NOUN if form.endswith("ed")) | {"leaked", "claimed", "understood"}
"""Participles in a passive whose subject is the reported act: "her departure was announced"."""

SAID_TO: Final = PASSIVE_REPORTS - {"known", "considered", "supposed"}
"""Participles in a passive with an infinitive: "is believed to", "is expected to"."""

WITH_HEARER: Final = _verbs("tell inform assure remind warn advise notify")
"""Verbs whose addressee comes before the reported content: "told the board she was leaving"."""

IN_TAILS: Final = _verbs(
    "say report announce confirm claim add reveal state write understand tell insist believe suggest warn allege learn"
)
"""Verbs that, with their subject, follow the reported content: "…, the club said", "…, say councillors"."""

BEFORE_INFINITIVES: Final = (
    AUXILIARIES
    | INTENTIONS
    | NEGATORS
    | word_set(
        "to of and or a an the his her their its close near on verge brink point cusp ready prepared want wants wanted "
        "planned planning plans decided consider considering agreed going about due set forced asked told made accept"
    )
)
"""Words that may lie between a verb and a later infinitive: "refused to be forced to", "said to be close to"."""

IMPERSONAL: Final = _verbs("emerge transpire")
"""Verbs with "it" as their subject and a that-clause: "it emerged that"."""

ON_THE_MOVE: Final = word_set(
    "mounting growing rife swirling circulating spreading grew mounted spread swirled circulated"
)
"""Verbs between a noun of hearsay and its that-clause: "speculation is mounting that"."""

UNREAL_BEFORE_TO: Final = word_set(
    "able unable free likely unlikely ready willing unwilling reluctant hesitant keen eager prepared due set quick "
    "expected supposed meant scheduled allowed entitled authorised authorized tempted need needs needed want wants "
    "wanted hope hopes hoped plan plans planned intend intends intended try tries tried trying seek seeks sought "
    "have has had having ought going how whether where what decision decisions plan plans attempt attempts effort "
    "efforts bid request requests right rights power powers chance ability inability refusal failure reluctance "
    "willingness vote votes duty need way ways yet"
)
"""Words before "to" after which what follows need not have been done: "unable to say", "the decision to say"."""

CALLED_FOR_OR_IN: Final = word_set(
    "hearing hearings meeting meetings election elections vote referendum poll ballot conference summit session strike "
    "strikes inquiry halt truce ceasefire police ambulance ambulances 911 999 witness witnesses doctor doctors help "
    "assistance backup reporters in back off up out time recess"
)
"""What is "called" without a word being reported: a meeting, an election, the police; "called back"."""

FIGHTERS: Final = word_set(
    "rebel rebels militant militants gunman gunmen soldier soldiers troops forces fighter fighters terrorist "
    "terrorists insurgent insurgents army islamists jihadists rioters mob robbers bombers warplanes aircraft"
)
"""Those whose attacks are acts and no words: "rebels attacked the harbour"."""

VIOLENT_ACTS: Final = word_set(
    "killing killed wounding wounded injuring injured destroying destroyed bomb bombs knife guns"
)
"""Words beside an attack that is an act: "attacked the harbour, killing nine"."""

REMOVALS: Final = word_set("dismissal removal sacking ouster ousting expulsion firing suspension deposition")
"""Nouns for the act of making somebody leave a post; "by" and who does it may follow."""

ADDRESSED_CROWDS: Final = word_set(
    "media press nation country crowd crowds rally rallies gathering gatherings audience audiences congregation forum "
    "function event events ceremony convention congress parliament assembly house court jury public room hall"
)
"""Who or what is "addressed" without a word being reported, besides people and meetings: the media, a rally."""

ALLEGED: Final = word_set(
    "alleged accused expected proposed suspected reported estimated disputed contested promised threatened "
    "planned required requested recommended predicted perceived feared supposed claimed rumoured rumored"
)
"""Participles that describe a person or thing before a noun: "disputed elections", "alleged fraud"."""

OPENING_ADVERBS: Final = word_set(
    "too perhaps maybe probably only even not never almost nearly all both quite rather very so just"
)
"""Adverbs with which what is said may begin: "said | too much was spent", "said | perhaps she would"."""

RUNG: Final = word_set("phone phones number numbers mobile cellphone telephone hotline office switchboard")
"""What is "called" to reach somebody."""

WRITTEN: Final = word_set(
    "letter letters essay essays book books novel novels play plays song songs poem poems column columns article "
    "articles piece pieces review reviews script scripts memoir memoirs biography lyrics music paper papers "
    "cheque cheques check checks ticket tickets obituary diary blog email emails e-mail e-mails message messages "
    "post posts code thesis"
)
"""What is "written" or "posted" without its words being reported: a letter, a book."""

ISSUED: Final = word_set(
    "issued issue issues issuing sent send sends sending released release releases releasing published publish "
    "publishes wrote write writes writing posted post posts posting circulated distributed signed tweeted shared "
    "put gave give made make delivered submitted filed emailed handed left penned uploaded with"
)
"""What is done with a statement or letter by those whose words it holds."""

RESULTS: Final = word_set(
    "profit profits loss losses gain gains growth earnings revenue revenues sales results increase decline rise "
    "drop fall record surplus deficit win wins victory score scores time times picture pictures photo photos "
    "photograph photographs image images video videos clip clips link links bail bond guard guards sentries"
)
"""What a firm, a team or a user "posts" without saying it: a profit, a win, a video."""

OFFERED: Final = word_set(
    "amendment amendments bill bills motion motions job jobs deal deals reward rewards discount discounts loan loans "
    "refund refunds lift ride drink drinks bribe bribes post seat contract contracts"
)
"""What is "offered" without a word about it being reported: an amendment, a job."""

BEING_ASKED: Final = word_set("asked questioned quizzed pressed contacted challenged")
"""What a side clause begins with that tells what somebody was asked: "Asked about it, the mayor laughed"."""

CLAIMED: Final = word_set(
    "life lives job jobs scalp scalps victim victims title titles crown crowns wicket wickets medal medals gold silver "
    "bronze trophy trophies seat seats prize prizes point points record records benefit benefits compensation expenses "
    "damages asylum refund refunds allowance allowances goal goals try tries win wins spot place throne championship"
)
"""What is "claimed" without a word about it being reported: a title, three lives, expenses."""

HANDED_IN: Final = word_set("resignation resignations notice application applications condolences gift gifts")
"""What is "conveyed" without a word about it being reported: a resignation."""

ANSWERED: Final = word_set("phone telephone door call calls bell knock")
"""What somebody "answers" without saying anything that is reported: the phone, the door."""

BEFORE_COURTS: Final = word_set(
    "petition petitions case cases appeal appeals application applications plea pleas suit lawsuit challenge"
)
"""What a court "hears": a petition, an appeal."""

FEELINGS: Final = word_set(
    "anger fury frustration frustrations dismay outrage disappointment joy relief grief sadness delight shock surprise "
    "gratitude rage feelings emotions"
)
"""Feelings that are "vented" or "voiced" without a word being reported."""

MEASURES: Final = word_set(
    "choice choices need needs ability abilities taste tastes means size age ages wish wishes preference preferences "
    "rank ranks income weight height merit merits"
)
"""What things are done "according to" without anybody saying so: "according to their needs"."""

LEADING_TO: Final = word_set(
    "for lead leads led leading prompt prompts prompted prompting force forces forced forcing cause causes caused "
    "causing compel compels compelled drive drives drove driven driving get gets got allow allows allowed allowing "
    "enable enables enabled enabling inspire inspires inspired spur spurs spurred provoke provokes provoked oblige "
    "obliges obliged move moved leave left"
)
"""Verbs whose object does what comes after "to": "led Ode to say"; the subject does after others."""
