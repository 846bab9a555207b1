"""Word classes of English that reading a clause needs: auxiliaries, determiners, reporting verbs, people, time."""

from __future__ import annotations

from typing import Final

from corpus_tools.english.inflection import AUXILIARY_FAMILIES, forms, word_set


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


FUNCTION_WORDS_TEXT_REUSE: Final = word_set(
    """
    a an the this that these those and or but nor so if as of to in on at by for from with about into over after
    before under between through during until than then there here it its he him his she her hers they them their
    we us our i me my you your who whom whose which what when where why how is are was were be been being am has
    have had having do does did will would shall should can could may might must not no any all some each both more
    most other such only own same too very just also up out off down again
    """
)

REPORTING_WORDS: Final = word_set("said say says saying told tell tells mr mrs ms dr sir dame")


PRONOUNS_UTTERANCES: Final = word_set(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves one who whom whose which what this that these those"
)

CONTRACTED_UTTERANCES: Final = word_set(
    "i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd "
    "it'll they're they've they'd they'll that's that'd that'll there's there'd there'll here's what's what'll who's "
    "who'd who'll where's when's why's how's let's mustn't needn't oughtn't ain't y'all 'em"
)

FUNCTION_WORDS_UTTERANCES: Final = (
    frozenset().union(*AUXILIARY_FAMILIES)
    | PRONOUNS_UTTERANCES
    | CONTRACTED_UTTERANCES
    | word_set(
        "a an the and or but nor so yet for of to in on at by with from into onto upon about as than then if though "
        "although because since while whereas when where why how whether unless until till before after during "
        "against between among through throughout over under above below up down out off across along around near "
        "within without toward towards beside besides despite except like per via not no none neither either both "
        "all any some each every few many much more most less least several other others another such own same too "
        "very just also only even ever never here there now again still already well must ought need dare let "
        "whatever whoever whichever anyone anything someone something everyone everything nobody nothing else "
        "therefore thus hence however rather quite almost oh yes yeah"
    )
)

# Words of every conversation: they say little about which utterance it is. From the language, not from a corpus.
COMMON_WORDS: Final = word_set(
    "say says said saying tell tells told telling talk talks talked talking speak ask asks asked asking answer know "
    "knows knew known knowing think thinks thought thinking believe believes believed feel feels felt feeling want "
    "wants wanted wanting like likes liked get gets got getting gotten give gives gave given giving go goes going "
    "went gone gonna come comes came coming take takes took taken taking make makes made making put puts putting see "
    "sees saw seen seeing look looks looked looking find finds found keep keeps kept keeping work works worked "
    "working try tries tried trying use uses used using show shows showed shown run runs ran running call calls "
    "called calling mean means meant help helps helped move moves moved play turn turned start started begin began "
    "happen happens happened happening seem seems seemed become became leave left stand stands stood stop bring "
    "brings brought live lives lived hold holds held lose lost win wins won pay paid meet met set stay stayed care "
    "hope hear heard people person man men woman women child children family families friend friends thing things "
    "way ways day days week weeks month months year years time times today tomorrow yesterday night morning hour "
    "hours moment place places part parts point points side end fact facts case cases kind sort lot lots bit number "
    "problem problems question questions issue issues idea reason reasons result results change changes country "
    "countries world state states nation government president minister party public power job life house home city "
    "money business company group system program plan plans policy law right rights wrong good better best bad worse "
    "worst great greatest big bigger biggest small little large long short high low old new young next last first "
    "second third real really true truth sure clear important different able possible hard easy full free open whole "
    "together away back always often sometimes maybe perhaps probably actually certainly simply ago later long soon "
    "once twice far enough certain everybody somebody anybody nothing mr mrs ms sir dr thank thanks please "
    "war american americans united national political course matter matters send sends sent sending message messages "
    "deal deals dealt share shares fair angry crazy happy sad afraid worry worried ready interest interested "
    "need needs needed needing allow allowed include including continue continued lead leads led leader leaders "
    "leadership understand understands understood follow followed create created add added spend spent grow build "
    "built walk remember consider wait serve die died expect expected decide decided decision return send receive "
    "agree agreed support supported supporters pass passed sell require report raise raised reach reached reduce "
    "accept face fight fought offer offered protect vote votes voted voting voter voters election elections win "
    "campaign candidate candidates race policy policies political politics politician politicians republican "
    "republicans democrat democrats senator congress house white black security economy economic health care "
    "education school schools student students police force forces military community office officer officers "
    "member members council court department service services team history human social local general special "
    "young early late single major strong certain common poor rich fine nice bad true false serious simple main "
    "head hand hands eye eyes body word word_set story book line side name names age room air food water door area "
    "level order form news paper art research effort efforts experience role rate heart kids kid guy guys girl boy "
    "mother father son daughter parents street town road car top bottom middle front past future present action "
    "actions opportunity situation position relationship difference value attention process control view sense "
    "choice attack attacks mind amount hundred thousand million billion percent dollars"
)

# The word_set that turn a statement round.
NEGATIONS: Final = word_set(
    "not no never none nobody nothing neither nor without cannot isn't aren't wasn't weren't haven't "
    "hasn't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't ain't"
)

_UP_TO_NINETEEN: Final = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)

_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

NUMBER_VALUES: Final = {word: str(n) for n, word in enumerate(_UP_TO_NINETEEN.split("|"))} | {
    word: str(20 + 10 * n) for n, word in enumerate(_TENS.split("|"))
}

NUMBER_WORDS: Final = (
    frozenset(NUMBER_VALUES)
    | word_set("hundred thousand million billion trillion dozen half quarter first second third fourth fifth sixth")
    | word_set("seventh eighth ninth tenth once twice hundreds thousands millions billions dozens double triple")
)


SUBJECT_PRONOUNS: Final = word_set("he she they i we it you")

OBJECT_PRONOUNS: Final = word_set("him them me us himself herself themselves itself myself ourselves")

POSSESSIVES_QUOTES: Final = word_set("his her their my our its your")

RELATIVES_QUOTES: Final = word_set("who which whom whose")

ARTICLES: Final = word_set("the a an every no")

DETERMINERS_QUOTES: Final = word_set(
    "this these those some several many another one other others each both two three four five six seven eight "
    "nine ten dozens hundreds thousands scores few most all any certain multiple various numerous neither "
    "either half last next"
)

PREPOSITIONS_QUOTES: Final = word_set(
    "in on at by for from with to into onto about against between among amid during before after since until "
    "till through throughout over under above below behind beside besides beyond despite toward towards upon "
    "via per near across around within without inside outside off up down out like unlike regarding concerning "
    "following alongside versus vs"
)

# Before a noun phrase or before a clause: “after the vote”, “after Ode voted”.
TEMPORAL: Final = word_set("after before since until till")

CONJUNCTIONS: Final = word_set("and or but nor so yet plus")

SUBORDINATORS_QUOTES: Final = word_set(
    "as if when while because although though whether unless whereas where why how what than whatever whenever "
    "wherever amid albeit"
)

AUXILIARIES_QUOTES: Final = word_set(
    "is are was were be been being am has have had having do does did will would shall should can could may "
    "might must 's 're 've 'd 'll isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't "
    "wouldn't can't couldn't shouldn't cannot i'm i've i'd i'll he's she's he'd she'd he'll she'll they're "
    "they've they'd they'll we're we've we'd we'll it's it'd it'll you're you've that's there's"
)

ADVERBS_QUOTES: Final = word_set(
    "also then later again even just only still once now never always often sometimes however meanwhile "
    "instead earlier previously recently soon too further furthermore moreover nevertheless nonetheless "
    "therefore thus simply ever perhaps maybe quite rather very not already afterward afterwards subsequently "
    "indeed yet twice first here there somewhere today tonight yesterday tomorrow ago together home back away "
    "anyway yes no oh well else finally repeatedly reportedly famously publicly openly bluntly flatly"
)

TIMES_QUOTES: Final = word_set(
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

EXPERTS_PLURAL_ONLY: Final = word_set("authorities findings lyrics media remarks comments police data figures polls")

# Finite verbs that are frequent in news and easily taken for nouns in a noun phrase.
VERBS: Final = word_set(
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

NOT_ADVERBS_QUOTES: Final = word_set(
    "rally assembly supply reply monopoly bully anomaly belly jelly fly butterfly italy july elderly friendly "
    "likely unlikely lovely ugly deadly lonely lively orderly scholarly costly holy silly early daily weekly "
    "monthly yearly quarterly worldly heavenly cowardly unfriendly motherly fatherly brotherly lawyerly folly "
    "melancholy"
)

NOUN_OR_VERB: Final = word_set(
    "report reports post posts question questions plan plans order orders text texts view views comment "
    "comments note notes record records message messages email emails offer offers sign signs caption captions "
    "headline headlines attack attacks charge charges challenge challenges protest protests appeal appeals "
    "request requests rule rules cast detail details answer answers open show shows address voice credit doubt "
    "doubts hope hopes fear fears worry worries dream dreams command demand demands promise promises pledge "
    "pledges claim claims label labels brand brands complaint press forecast forecasts praise blame tease "
    "quote quotes"
)

# Nouns for something said; what they belong to may be the source: “her remark that …”.
SPEECH_NOUNS: Final = word_set(
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
ADDRESSED: Final = word_set(
    "tell inform assure reassure remind warn ask urge advise promise convince notify persuade beg implore "
    "instruct brief"
)

# Verbs that report words with a clause and tell an act with a thing: “showed that”, “showed the way”.
CLAUSE_ONLY: Final = word_set(
    "see hear read learn imagine consider view cast name speak hold rule open sing publish appeal allow "
    "grant charge judge show find write preach confirm understand reflect detail maintain assume accept order list "
    "clarify"
)


# Function words begin a sentence far more often than a name.
FUNCTION_WORDS_NAMES: Final = word_set(
    "the a an this that these those there here it its he she they we i you his her their our my your him them us "
    "and but or nor so yet if when while as because since although though whereas unless until after before in "
    "on at by for from with without to of into onto about over under between among during through against "
    "despite what who whom whose which why how where not no all some many most both each every few several any "
    "one two three four five six seven eight nine ten once also still just then now however meanwhile according "
    "is are was were be been has have had do does did can could would should shall might must"
)

CAPITAL_FUNCTION_WORDS: Final = frozenset(w.capitalize() for w in FUNCTION_WORDS_NAMES)

DETERMINERS_NAMES: Final = word_set("the a an this that his her their our its my your i")
