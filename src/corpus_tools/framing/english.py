"""Word classes of English that reading a clause needs: auxiliaries, determiners, reporting verbs, people, time."""

from __future__ import annotations

from typing import Final

from corpus_tools.framing.inflection import forms, word_set


def _verbs(text: str) -> frozenset[str]:
    return frozenset(form for lemma in text.split() for form in forms(lemma))


BE: Final = word_set(
    "be am is are was were been being 's 're 'm isn't aren't wasn't weren't ain't get gets got getting gotten"
)
HAVE: Final = word_set("have has had having hasn't haven't hadn't")
MODALS: Final = word_set(
    "will would can could shall should may might must ought wo cannot won't wouldn't can't couldn't shan't shouldn't "
    "mightn't mustn't do does did don't doesn't didn't needn't 'll 'd"
)
AUXILIARIES: Final = (
    BE
    | HAVE
    | MODALS
    | word_set(
        "i'm i've i'd i'll he's he'd he'll she's she'd she'll they're they've they'd they'll we're we've we'd we'll"
    )
    | word_set("you're you've you'd you'll it's who's who'd who'll who've that's there's")
)
CONTRACTED: Final = word_set("'s 'd 'll 've 're 'm")
FUTURE: Final = word_set(
    "will would may might could shall 'll 'd won't wouldn't can can't couldn't plan plans planned planning intend "
    "intends intended intending intention intentions going due set likely unlikely expected consider considers "
    "considering considered mulling weighing about threaten threatens threatened threatening poised ready willing "
    "prepared want wants wanted if unless whether until expects hope hopes decided decide scheduled"
)
NEGATORS: Final = word_set(
    "not never no without neither nor cannot isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't "
    "couldn't shan't shouldn't mightn't mustn't don't doesn't didn't needn't ain't n't nobody none"
)
REFUSALS: Final = _verbs("refuse decline deny avoid resist") | word_set("refusal unwilling reluctant denial denials")
ADVERBS: Final = word_set(
    "altogether anyway instead together also now then just already still later soon again once ever even only "
    "yet today yesterday tomorrow tonight so "
    "immediately further formally instead simply perhaps maybe together alone thus therefore however meanwhile since "
    "first finally abruptly almost nearly quite rather very too here there earlier twice both effectively all "
    "himself "
    "herself themselves itself thereby long absolutely ultimately indeed eventually"
)
NOT_ADVERBS: Final = word_set(
    "family early italy july ally reply assembly supply rally bully folly anomaly ugly lovely only "
    "butterfly police elderly daily weekly"
)
TIMES: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september "
    "october november december yesterday today tomorrow tonight last next this earlier later week month year weekend "
    "morning afternoon evening night recently day days weeks months years ago overnight"
)
DETERMINERS: Final = word_set(
    "the a an this that these those some any each every another all both several many most no few"
)
POSSESSIVES: Final = word_set("his her their my our your its whose")
SUBJECTS: Final = word_set("he she they we i you it who")
OBJECTS: Final = word_set("him her them me us you himself herself themselves myself")
PRONOUNS: Final = SUBJECTS | OBJECTS | word_set("nobody everyone everybody someone somebody anyone anybody others one")
RELATIVES: Final = word_set("who which that whom")
PREPOSITIONS: Final = word_set(
    "of in on at for from to with by about against into over under after before during between through amid among "
    "without within despite as since until following upon towards toward like per via than because near behind "
    "beside "
    "beyond across outside inside off out up down around concerning regarding including except amidst ahead"
)
SUBORDINATORS: Final = word_set(
    "when while if because although though unless whether where after before since until as once that how why "
    "whereas "
    "lest than amid following despite"
)
COORDINATORS: Final = word_set("and or but nor yet then")
TITLES: Final = word_set(
    "mr mrs ms miss dr prof sir dame lord lady gen col sen rep gov lt sgt capt maj president prime minister "
    "king queen "
    "general colonel senator professor judge justice chief mayor"
)
ABBREVIATED: Final = word_set(
    "pres sens reps govs gens drs messrs cllr atty brig cpl pte fr "
    "mr mrs ms dr prof gen col sen rep gov lt sgt capt maj adm st jr sr rev hon supt insp cmdr no"
)
# Verbs that pass an act on to their object: asked John to, forced her to.
OBJECT_CONTROL: Final = _verbs(
    "ask urge tell force want order press compel oblige require allow enable permit persuade convince encourage "
    "advise "
    "invite instruct request beg push pressure expect cause lead prompt drive implore exhort help warn "
    "challenge make "
    "get pressurise recommend beseech command direct appoint elect choose name like need see hear watch let call"
) | word_set("for on upon")
INTENTIONS: Final = word_set(
    "effort efforts campaign drive plot scheme power powers authority ability duty chance courage mandate "
    "intention intentions plan plans decision offer "
    "desire wish willingness refusal readiness reason reasons need "
    "attempt attempts pledge promise vow threat threats reluctance choice option right determination intent move bid "
    "question talk thought time pressure agreement interest"
)
REPORTING: Final = _verbs(
    "say tell announce claim add state report confirm insist warn argue believe think suggest reveal explain declare "
    "admit acknowledge deny allege note stress write tweet post assert maintain predict hint indicate imply concede "
    "recall remark observe comment reply respond vow pledge promise swear complain protest speculate feel hope fear "
    "expect understand hear learn conclude estimate accuse contend testify disclose signal repeat reiterate agree "
    "propose recommend demand urge ask wonder question inform assure remind brief joke quip shout chant cry boast "
    "whisper mutter tip advise welcome praise condemn criticise criticize denounce deplore lament regret celebrate "
    "decry applaud oppose discuss mention rumour rumor call describe doubt dispute suspect consider calculate "
    "clarify "
    "elaborate emphasise emphasize underline guess imagine know notify proclaim relate retort stipulate tout vent "
    "insinuate intimate caution opine surmise attest gossip posit "
    "volunteer warn divulge leak circulate forecast anticipate know threaten thank"
) | word_set("tweets blog blogged texted emailed")
# These report only what follows as a clause (that …, he …) or an infinitive, not the noun behind them.
CLAUSAL_ONLY: Final = _verbs(
    "know consider feel hear call tell ask thank learn agree volunteer understand threaten relate recall "
    "describe brief "
    "post note question report challenge estimate oppose discuss propose write speak recommend advise urge observe "
    "doubt signal"
) - _verbs("report propose oppose discuss write")
# Reporting verbs that take a clause: what follows is what was said, even without "that".
CLAUSE_TAKING: Final = _verbs(
    "say tell claim add state insist warn argue believe think suggest explain admit acknowledge deny allege maintain "
    "predict hint indicate imply concede remark observe complain feel hope fear expect understand hear learn "
    "conclude "
    "contend testify repeat reiterate propose recommend demand assure remind boast swear vow pledge promise "
    "know guess "
    "imagine wonder insinuate intimate caution opine surmise attest posit"
)
# As often nouns as verbs, so what stands before them decides.
AMBIGUOUS: Final = word_set(
    "state states note notes post posts report reports claim claims call calls demand demands hope hopes fear fears "
    "protest protests comment comments remark remarks question questions estimate estimates forecast forecasts "
    "dispute "
    "disputes doubt doubts tip tips joke jokes signal signals vow vows pledge pledges promise promises brief "
    "briefs tweet "
    "tweets cry cries shout shouts leak leaks praise regret regrets suspect suspects guess boast volunteer "
    "volunteers "
    "stress welcome alert hint hints charge charges request requests proposal warning warnings call appeal account"
)
REPORT_NOUNS: Final = word_set(
    "rumour rumours rumor rumors report reports claim claims suggestion suggestions speculation announcement "
    "allegation "
    "allegations statement news belief view fears fear hope hopes prediction predictions talk assertion argument "
    "indication indications understanding expectation expectations idea opinion demand demands call calls offer "
    "offers "
    "pledge promise vow threat threats proposal request requests appeal warning warnings insistence possibility "
    "questions"
)
PASSIVE_REPORTS: Final = word_set(
    "said reported believed understood thought alleged rumoured rumored expected claimed tipped known considered "
    "supposed reputed"
)
HEARSAY: Final = word_set("reportedly allegedly apparently supposedly purportedly")
IRREGULAR_PAST: Final = word_set(
    "said told made took gave went came left stood fell lost won became began saw met held kept led put set ran sent "
    "brought thought knew felt found wrote spoke rose grew broke drove threw overthrew overthrown thrown driven laid "
    "shown given taken hit cut let quit cost paid fought sought chose withdrew drew flew shot hurt beat got had did "
    "was were built bought taught caught sold spent read heard meant run cast shut slept swept woke wore bore hounded"
)
FINITE: Final = _verbs(
    "be have do say tell announce claim add report confirm insist warn argue believe think suggest reveal explain "
    "resign quit step demand urge ask call want take become seem appear give make come go face refuse decline accept "
    "reject welcome offer decide agree try begin continue remain include follow lead serve join succeed replace win "
    "lose hold keep get see show need leave help know meet mean"
) - word_set(
    "report call claim demand offer step face need say show help leave lead hold follow reports calls claims demands "
    "offers steps faces needs shows helps leaves leads holds seems"
)
PEOPLE: Final = word_set(
    "company club firm bank federation association broadcaster network airline carmaker retailer charity agency "
    "man men woman women person people boy girl president vice-president minister premier mayor chancellor governor "
    "senator congressman congresswoman lawmaker mp mps councillor leader chief boss head chairman chairwoman chair "
    "director ceo executive executives manager coach captain player players striker goalkeeper staff employee "
    "employees "
    "worker workers officer officers official officials judge judges justice general generals commander admiral "
    "colonel "
    "soldier soldiers teacher teachers professor dean principal headteacher bishop archbishop priest pope king queen "
    "prince princess monarch emperor dictator ruler shah sultan tsar junta government governments cabinet cabinets "
    "regime administration coalition board team aide aides adviser advisor advisers advisors secretary secretaries "
    "ambassador envoy diplomat diplomats editor reporter journalist journalists presenter host anchor anchorman "
    "doctor "
    "nurse nurses surgeon scientist deputy deputies assistant successor predecessor incumbent rival rivals member "
    "members colleague colleagues treasurer trustee trustees spokesman spokeswoman spokesperson contractor "
    "contractors "
    "clerk clerks engineer engineers pilot pilots driver drivers guard guards policeman policemen prosecutor "
    "attorney "
    "lawyer lawyers commissioner superintendent sheriff constable sergeant detective inspector chairperson speaker "
    "whip candidate nominee strongman leadership management founder partner partners banker bankers trader traders "
    "trainer referee umpire conductor musician singer actor actress politician politicians legislator legislators "
    "husband wife father mother son daughter brother sister speechwriter strategist analyst producer curator "
    "librarian "
    "miner miners steelworker steelworkers firefighter firefighters crew crews personnel workforce half thousands "
    "hundreds dozens others everyone someone anyone whistleblower whistleblowers intern interns volunteer volunteers "
    "friend friends ally allies veteran veterans academic academics appointee appointees trio duo agent agents "
    "operative operatives delegate delegates chef chefs star stars tycoon mogul magnate chieftain cleric clerics imam "
    "rabbi vicar duke duchess hopeful hopefuls newcomer incumbents favourite loyalist stalwart stalwarts grandee "
    "grandees opponent opponents"
)
QUANTITIES: Final = word_set(
    "thousands hundreds dozens number half majority most scores tens some all many several two three four five "
    "couple handful dozen pair host third"
)
ORGANISATION_WORDS: Final = word_set(
    "inc corp ltd group plc agency company university committee federation bank council party"
)
# Nouns in -er and -or that are no people.
THINGS: Final = word_set(
    "number paper newspaper computer letter order matter offer power tower weather water winter summer river number "
    "member corner dinner danger finger flower hammer laser ladder layer liver lumber manner master meter motor "
    "monster "
    "murder paper pepper pillar poster powder primer printer quarter rubber scooter shelter shoulder shower silver "
    "sister smaller steamer sticker supper tanker temper theatre thunder timber tractor trailer transfer transformer "
    "trigger trouser under vapor vigor virtue waiter wonder answer center counter cover disaster encounter "
    "error factor "
    "favor floor flavor fever filter former gender harbor honor horror humor indicator labor larger later "
    "latter lower "
    "major mirror minor mortar never newsletter older other outer over parameter proper rather reactor rumor sector "
    "sensor server side-door smoker sooner surrender tenor terror together tumor upper vector whether cluster "
    "chapter "
    "character charter cinder container buffer bumper border blister blunder boiler bomber booster brother "
    "butter calendar "
    "cancer candor canister carrier chamber clamor clutter collar copper crater cylinder detector dealer-list "
    "door drawer "
    "elevator emperor-like engine-driver projector refrigerator router barrier better bigger corridor fewer "
    "greater higher"
)
# Adjectives of what somebody holds to be so: "is adamant that she will stay".
CONVICTIONS: Final = word_set(
    "adamant convinced confident certain sure hopeful fearful doubtful optimistic sceptical skeptical"
)
# "made clear that", "made it plain that".
PLAIN: Final = word_set("clear plain known")
MAKE: Final = forms("make")
COUPS: Final = word_set(
    "coup putsch uprising revolution revolt rebellion offensive vote ballot mutiny invasion insurrection "
    "election plebiscite"
)
