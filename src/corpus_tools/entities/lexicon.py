"""Words of the language that tell people, organisations and places apart: what such names begin or end with.

General lists, in lower case, made by hand. Long-standing public bodies, media and firms are named as any newspaper
style guide names them; no people.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.entities.naming import word_set


def _phrases(text: str) -> frozenset[str]:
    return frozenset(p for p in (" ".join(q.split()) for q in text.split(",")) if p)


ORG_HEADS: Final = word_set(
    "academy administration agency airline airlines airways alliance archive archives army assembly associates "
    "association athletic authority bank board brigade broadcasting brothers bureau cabinet centre center chamber "
    "charity church circuit city clinic club coalition college command commission committee companies company "
    "confederation congress consortium constabulary cooperative corp corporation corps council court daily department "
    "dept directorate division enterprises exchange faculty fc federation firm forces force forum foundation front "
    "fund gazette government group guard guardian guild herald holdings hospital house inc industries initiative "
    "inspectorate institute institution international journal laboratories laboratory league legion library "
    "limited llc llp ltd magazine mail media ministry mission monitor mosque motors movement museum navy network "
    "networks news observatory observer office opera orchestra organisation organization panel parliament partners "
    "partnership party party plc police post press productions programme project publishing radio railway railways "
    "records registry regiment reserve review rovers school secretariat securities senate service services society "
    "squadron staff standard statistics studios sun survey syndicate systems task team technologies telecom telegraph "
    "television theatre times treasury tribune tribunal trust tv unit union united university wanderers watch works "
    "yard"
)
"""Words that an organisation's name often ends with (or begins with, before "of")."""

PLACE_HEADS: Final = word_set(
    "airport alley archipelago avenue bay basin beach boulevard bridge canal canyon cape cathedral cemetery city "
    "coast common county creek cross crossing delta desert district estate falls farm field fields forest gardens "
    "garden gate glacier green gulf harbor harbour heath heights highway hill hills island islands isle isles "
    "junction lagoon lake lane manor marsh mountain mountains oblast ocean palace park passage peak peninsula plain "
    "plaza point port prefecture prison province quarter ranch range reef region republic reservoir ridge river road "
    "sea shore sound springs square stadium state states station strait straits street terminal territory tower "
    "towers town township valley village volcano wharf wood woods"
)
"""Words that a place's name often ends with (or begins with: "Lake", "Mount")."""

PLACE_STARTS: Final = word_set(
    "north south east west northern southern eastern western central upper lower greater new mount mt lake cape fort "
    "port saint st san santa são el los las rio isle gulf bay river"
)

MONTHS_AND_DAYS: Final = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
    "fri sat sun christmas easter ramadan eid diwali hanukkah passover thanksgiving halloween gmt bst utc est edt pst"
)

DEMONYMS: Final = word_set(
    "afghan african albanian algerian american americans angolan arab arabic argentine argentinian armenian asian "
    "australian austrian azerbaijani bahraini bangladeshi basque bavarian belarusian belgian bolivian bosnian "
    "brazilian british britons briton bulgarian burmese burundian californian cambodian cameroonian canadian catalan "
    "chechen chilean chinese colombian congolese cornish corsican croatian croat cuban cypriot czech danish dane dutch "
    "egyptian english englishman eritrean estonian ethiopian european fijian filipino finnish finn flemish french "
    "frenchman georgian german greek guatemalan guinean haitian hawaiian honduran hungarian icelandic indian "
    "indonesian iranian iraqi irish irishman israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean "
    "kosovan kuwaiti kurd kurdish kyrgyz lao latvian lebanese liberian libyan lithuanian londoner londoners macedonian "
    "malaysian malian maltese mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali "
    "nigerian norwegian omani pakistani palestinian panamanian paraguayan parisian persian peruvian polish pole "
    "portuguese qatari romanian russian rwandan salvadoran samoan saudi scottish scot scots scotsman senegalese serb "
    "serbian sicilian singaporean slovak slovenian somali spanish spaniard sudanese swedish swede swiss syrian "
    "taiwanese tajik tanzanian texan thai tibetan tongan tunisian turkish turk turkmen ugandan ukrainian uruguayan "
    "uzbek venezuelan vietnamese welsh welshman yemeni zambian zimbabwean muslim muslims islamic islamist christian "
    "christians catholic catholics jewish jew jews protestant hindu hindus buddhist sikh sikhs sunni shia shiite "
    "latino latinos latina hispanic hispanics caucasian african-american african-americans asian-american "
    "orthodox anglican tory tories republican republicans democrat democrats democratic conservative conservatives "
    "liberal liberals labour marxist nazi nazis communist socialist"
)
"""Peoples, faiths and party colours: capitalised, but no name of a person, organisation or place by themselves."""

ORGANISATIONS: Final = _phrases(
    """bbc, itv, itv news, sky news, channel 4, cnn, nbc, abc, cbs, fox news, msnbc, pbs, npr, c-span, hbo, mtv, espn,
    al jazeera, reuters, associated press, ap, afp, agence france-presse, press association, pa, upi, xinhua, tass,
    interfax, itar-tass, kyodo, dpa, bloomberg, the guardian, guardian, the times, the independent, daily mail,
    daily mirror, daily telegraph, daily express, evening standard, financial times, new york times, washington post,
    wall street journal, usa today, los angeles times, le monde, der spiegel, bild, el pais, la repubblica, haaretz,
    the hindu, the economist, time magazine, newsweek, buzzfeed, politico, huffington post, axios, voice of america,
    united nations, un, u.n., unesco, unicef, unhcr, who, world health organization, imf, international monetary fund,
    world bank, wto, nato, european union, eu, e.u., european commission, european parliament, opec, african union,
    au, asean, apec, oecd, osce, iaea, icc, interpol, europol, red cross, icrc, red crescent, amnesty international,
    amnesty, human rights watch, greenpeace, oxfam, wwf, save the children, care, nspcc, rspca, rnli, nhs, cps, ipcc,
    iopc, mod, mi5, mi6, gchq, hmrc, dwp, defra, ofcom, ofsted, ofgem, cbi, tuc, unite, unison, gmb, rmt,
    white house, downing street, no 10, scotland yard, home office, foreign office, treasury, cabinet office, kremlin,
    pentagon, state department, congress, senate, house of representatives, house of commons, house of lords,
    parliament, commons, lords, supreme court, high court, court of appeal, old bailey, crown court, cia, fbi, nsa,
    dea, epa, fda, faa, fema, cdc, nasa, irs, sec, fcc, ftc, federal reserve, fed, department of justice, doj, dhs,
    gop, dnc, rnc, republican party, democratic party, labour party, conservative party, liberal democrats, lib dems,
    lib dem, ukip, snp, dup, sdlp, sinn féin, sinn fein, plaid cymru, green party, bjp, anc, zanu-pf, hamas, fatah,
    hezbollah, hizbollah, taliban, al-qaeda, al qaeda, isis, isil, islamic state, boko haram, al-shabaab, plo, ira,
    eta, farc, kkk, knesset, bundestag, duma, lok sabha, apple, google, microsoft, amazon, facebook, meta, twitter,
    youtube, instagram, netflix, tesla, spacex, uber, ibm, intel, samsung, sony, toyota, honda, ford, general motors,
    gm, volkswagen, bmw, boeing, airbus, british airways, ba, ryanair, easyjet, lufthansa, klm, bp, shell, exxon,
    exxonmobil, chevron, gazprom, hsbc, barclays, lloyds, natwest, goldman sachs, jpmorgan, jp morgan, morgan stanley,
    citigroup, deutsche bank, credit suisse, ubs, walmart, tesco, sainsbury's, asda, morrisons, john lewis,
    marks & spencer, m&s, ikea, mcdonald's, starbucks, coca-cola, pepsi, nestle, unilever, pfizer, astrazeneca,
    moderna, johnson & johnson, glaxosmithkline, gsk, vodafone, at&t, verizon, nokia, huawei, fifa, uefa, ioc, iaaf,
    fia, fa, nfl, nba, mlb, nhl, ncaa, ufc, pga, atp, wta, icc, mcc, rfu, premier league, football association,
    arsenal, chelsea, liverpool fc, everton, tottenham, tottenham hotspur, manchester united, manchester city,
    aston villa, west ham, newcastle united, leeds united, celtic, rangers, real madrid, barcelona fc, fc barcelona,
    atletico madrid, juventus, ac milan, inter milan, bayern munich, borussia dortmund, ajax, psg,
    paris saint-germain, nypd, lapd, met, met police, metropolitan police, royal navy, royal air force, raf, us army,
    us navy, british army, harvard, yale, oxford university, cambridge university, mit, ucl, lse"""
)
"""Well-known public bodies, media, firms and clubs, as they are written short or long."""

PLACES: Final = _phrases(
    """england, scotland, wales, northern ireland, great britain, britain, uk, u.k., united kingdom, us, u.s., usa,
    u.s.a., america, united states, united states of america, uae, ussr, soviet union, yugoslavia, czechoslovakia,
    burma, holland, zaire, rhodesia, europe, asia, africa, north america, south america, latin america, antarctica,
    oceania, middle east, far east, south-east asia, southeast asia, central asia, eastern europe, western europe,
    west bank, gaza, gaza strip, golan heights, kashmir, crimea, donbas, tibet, xinjiang, chechnya, kurdistan, kosovo,
    catalonia, bavaria, brittany, normandy, tuscany, sicily, sardinia, corsica, ulster, yorkshire, cornwall, devon,
    kent, essex, sussex, surrey, hampshire, dorset, somerset, wiltshire, norfolk, suffolk, cumbria, lancashire,
    merseyside, tyneside, cheshire, derbyshire, nottinghamshire, lincolnshire, leicestershire, staffordshire,
    shropshire, herefordshire, worcestershire, warwickshire, northamptonshire, cambridgeshire, bedfordshire,
    hertfordshire, buckinghamshire, oxfordshire, berkshire, gloucestershire, greater manchester, west midlands,
    midlands, east anglia, tyne and wear, county durham, northumberland, thames, westminster, whitehall, southwark,
    lambeth, hackney, islington, camden, croydon, brixton, tottenham, greenwich, tower hamlets, soho, mayfair,
    heathrow, gatwick, stansted, wembley, wall street, capitol hill, silicon valley, hollywood, manhattan, brooklyn,
    queens, bronx, harlem, staten island, long island, new england, midwest, bay area, caribbean, balkans, caucasus,
    scandinavia, mediterranean, baltic, baltic sea, black sea, red sea, north sea, caspian sea, south china sea,
    persian gulf, gulf of mexico, pacific, pacific ocean, atlantic, atlantic ocean, indian ocean, arctic, alps,
    himalayas, andes, rockies, pyrenees, sahara, amazon, nile, danube, rhine, mississippi, ganges, suez canal,
    panama canal, english channel, mars, moon, earth, nsw, new south wales, queensland, tasmania, ontario, quebec,
    british columbia, alberta, manitoba, saskatchewan, nova scotia, punjab, sindh, kerala, gujarat, maharashtra,
    west bengal, tamil nadu, uttar pradesh, bihar, karnataka, rajasthan, balochistan, d.c., washington dc, city hall,
    county hall,    washington d.c., la, nyc"""
)
"""Countries' parts, regions, waters and places that a list of towns leaves out."""

NOT_NAMES: Final = word_set(
    "i i'm i've i'll i'd ok tv cctv covid covid-19 coronavirus aids hiv dna gdp ceo cfo mp mps pc pr hq id phd ii iii "
    "iv vat gcse nhs a-level internet web bible koran quran god lord allah brexit christmas mr mrs ms dr sir dame "
    "pm vp cto coo dj mc vip rna gps sms suv atm usb "
    "lcd led cd dvd faq sos iq ai uv er icu dui dwi ufo lgbt lgbtq bame ppe ptsd adhd ivf gp gps vips ceos asbo acl "
    "olympic olympics world cup state union constitution act bill treaty war black white"
)
"""Capitalised words that are by themselves no name of a person, organisation or place, or seldom one."""


ORG_KINDS: Final = word_set(
    "group charity firm company maker manufacturer giant bank lender insurer newspaper paper magazine website site "
    "broadcaster channel network station agency publisher union party club team side band brand retailer supermarket "
    "chain airline carrier operator developer startup start-up subsidiary shipyard brewer brewery pharmaceutical "
    "organisation organization foundation institute university college school think-tank tank watchdog regulator "
    "quango militia militants rebels sect network app platform service label studio orchestra choir ngo nonprofit "
    "conglomerate consultancy consultants lawyers solicitors auctioneer bookmaker franchise rivals champions coalition"
)
"""Nouns that say what the name beside them is: an organisation ("the charity Ode")."""

PLACE_KINDS: Final = word_set(
    "city town village hamlet state province district region island islands county port capital suburb resort country "
    "nation republic peninsula river lake mountain valley municipality borough parish township neighbourhood "
    "neighborhood territory enclave kingdom governorate prefecture coast shores outskirts streets airport"
)
"""Nouns that say what the name beside them is: a place ("the town of Ode")."""

PERSON_KINDS: Final = word_set(
    "actor actress singer rapper comedian author novelist poet playwright artist painter photographer architect "
    "historian economist scientist professor physicist journalist reporter presenter broadcaster columnist blogger "
    "activist campaigner lawyer barrister solicitor attorney judge businessman businesswoman entrepreneur tycoon "
    "billionaire footballer striker midfielder defender goalkeeper batsman bowler golfer boxer jockey cyclist "
    "sprinter swimmer driver coach manager captain colleague friend wife husband son daughter brother sister mother "
    "father mum dad uncle aunt cousin nephew niece grandson granddaughter grandfather grandmother widow fiancé "
    "fiancée girlfriend boyfriend partner victim suspect gunman defendant student pensioner teenager resident witness "
    "neighbour neighbor passenger spokesman spokeswoman spokesperson politician lawmaker candidate nominee incumbent "
    "dictator colleague teammate team-mate pilot nurse teacher farmer pupil schoolgirl schoolboy named called"
)
"""Nouns that say what the name beside them is: a person ("her brother Ode")."""

SAY_VERBS: Final = word_set(
    "said says say told tells added adds asked asks replied wrote writes tweeted tweets announced argued claimed "
    "claims admitted insisted insists warned warns explained explains noted notes believes believed thinks thought "
    "recalled recalls joked commented declared denied denies described suggested suggests stated continued concluded "
    "hopes hoped smiled laughed shouted testified pleaded vowed promised apologised apologized quipped remarked urged"
)
"""Verbs that people, and seldom anything else, are the subject of."""


STRONG_ORG_HEADS: Final = word_set(
    "constabulary association ministry committee council commission university federation inspectorate corporation "
    "inc plc ltd llc institute organisation organization foundation authority tribunal airlines airways newspaper "
    "society department agency secretariat confederation consortium bureau hospital academy directorate ombudsman "
    "holdings broadcasting alliance coalition congress orchestra regiment parliament senate"
)
"""Last words that make a name of several words an organisation's, whatever stands before."""

PLACE_ENDINGS: Final = word_set(
    "haven gate shire ville burg burgh borough bury ford mouth chester wick thorpe pool stead combe cliffe dale field "
    "fields ham hampton ington ingham worth ley minster ness bridge brook bourne holm stan grad polis abad pur town "
    "port wood land lands hurst beck firth glen stoke vale view side ridge springs falls hill crest point berg stadt"
)
"""Endings of the names of towns and regions, mostly in English-speaking countries."""
