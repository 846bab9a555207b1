"""Words of the language that tell people, organisations and places apart: what such names begin or end with.

General lists, in lower case, made by hand. Long-standing public bodies, media and firms are named as any newspaper
style guide names them; no people.
"""

from __future__ import annotations

from typing import Final

from corpus_tools.english.inflection import forms, word_set
from corpus_tools.english.word_classes import CALENDAR


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
    "coast common county creek cross crossing dam delta desert district estate falls farm field fields forest gardens "
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

FESTIVALS: Final = word_set(
    "diwali hanukkah passover thanksgiving halloween navami jayanti navratri dussehra vesak songkran nowruz purim "
    "sukkot adha fitr"
)
"""Last words of the names of feasts that are nobody's surname: "Ram Navami", "Eid al-Adha"."""

PERSON_OR_BODY: Final = word_set(
    "developer operator broadcaster retailer supplier contractor builder watchdog regulator partner producer host "
    "public staff crew personnel audience crowd electorate owner rival opponent neighbour neighbor"
)
"""Nouns for whoever is at a place, or for a body: "developer Exham Homes", "the public"."""
ANNOUNCING_VERBS: Final = word_set(
    "lifts lifted posts posted reports reported books booked raises raised cuts trims trimmed earned made makes has "
    "announced announces declared declares recorded records swings swung"
)
"""What a firm does with its results: "Ode posted a profit"."""
RESULTS_OF_FIRMS: Final = word_set(
    "profit profits loss losses revenue revenues earnings dividend dividends turnover ebitda"
)
"""What a firm announces."""
CURRENCY_CODES: Final = word_set(
    "usd eur gbp aud cad nzd chf jpy cny rmb hkd sgd inr pkr bdt lkr php idr myr thb vnd krw zar ngn kes ghs ugx tzs "
    "xaf xof egp sar aed qar ils try rub uah pln czk huf sek nok dkk brl mxn ars clp cop pen"
)
"""Codes of currencies, which stand before sums."""
BEFORE_MONTHS: Final = word_set(
    "in last next early late since until till by of on mid from to between before after during this through"
)
"""What comes before a month that is no name: "in May", "last April"."""
MONTHS_AND_DAYS: Final = (
    CALENDAR | FESTIVALS | word_set("mar thur christmas easter ramadan eid gmt bst utc est edt pst")
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
    "abkhaz aboriginal aboriginals acadian aleut amazigh andalusian angevin antiguan apache ashanti assamese assyrian "
    "aussie aussies aymara azeri balinese baloch bantu barbadian batak bedouin belizean bengali beninese berber "
    "berliner berliners bermudian bhutanese bihari botswanan breton britisher bruneian brummie burkinabe "
    "castilian chadian cherokee circassian congolese copt coptic cossack creole cree cypriots dalit dalits dominican "
    "druze ecuadorean ecuadorian emirati eskimo ewe faroese fijians flemings frisian fula fulani gabonese galician "
    "gambian ghanaian greenlander greenlandic grenadian gujarati gurkha gypsy guyanese hausa hazara hellenic "
    "hutu igbo inuit iroquois javanese kannada kashmiri khmer kikuyu kinh kittitian kosovar latin lebanese "
    "liverpudlian luo luxembourgish maasai magyar malagasy malawian malay malayali maldivian manchurian mancunian "
    "mandingo manx maori māori mapuche marathi maronite masai mauritanian mauritian maya mayan melanesian micronesian "
    "mohawk monegasque muscovite navajo ndebele newfoundlander nicaraguan nigerien nordic norman okinawan "
    "oromo ossetian papuan pashtun pashto phoenician polynesian punjabi quechua quebecois québécois rajput "
    "rohingya roma romani samaritan sami santhal sardinian saxon scandinavian seychellois shona siberian sindhi "
    "sinhala sinhalese sioux slav slavic slovene slovenian swazi swahili swazi tagalog tamil tatar telugu tigrayan "
    "togolese tswana tuareg tutsi tuvaluan tyrolean uyghur uighur uygur venetian viking visayan walloon xhosa yazidi "
    "yankee yoruba yupik zapotec zionist zulu trinidadian tobagonian bahamian guadeloupean martinican haudenosaunee "
    "houthi houthis salafi salafist wahhabi ismaili alawite alevi evangelical pentecostal methodist presbyterian "
    "lutheran calvinist quaker mormon jain baptist unionist loyalist nationalist bolshevik stalinist trotskyist "
    "leninist maoist fascist thatcherite blairite corbynista trumpian european europeans asian asians westerner "
    "westerners southerner northerner easterner midwesterner iberian transatlantic arabian gallic anglo-saxon "
    "rican lankan zealander konger hongkonger islander verdean leonean timorese surinamese comorian djiboutian "
    "basotho mosotho motswana tobagonian salvadorean bissau-guinean ni-vanuatu palauan nauruan niuean tokelauan "
    "frenchwoman dutchman dutchwoman irishwoman welshwoman ulsterman manxman "
    "indigenous hindi urdu bangla mandarin cantonese hebrew pidgin afrikaans farsi dari bahasa "
    "lucian vincentian nevisian sammarinese bajan guernseyman jerseyman "
    "floridian ohioan kentuckian carolinian michigander iowan kansan nebraskan oklahoman arkansan louisianan alabamian "
    "tennessean minnesotan wisconsinite missourian coloradan nevadan arizonan idahoan montanan pennsylvanian "
    "marylander vermonter alaskan bostonian chicagoan angeleno glaswegian aberdonian dubliner sydneysider melburnian "
    "torontonian "
    "andorran aruban macanese burkinabè arabians zimbabwean equatoguinean "
    "south-african north-korean kiwi kiwis aussie new-yorker english-speaking orthodox anglican tory tories "
    "republican republicans democrat democrats democratic conservative conservatives "
    "liberal liberals labour marxist nazi nazis communist socialist"
)
"""Peoples, faiths and party colours: capitalised, but no name of a person, organisation or place by themselves."""

KNOWN_ORGANISATIONS: Final = _phrases(
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

COUNTRIES: Final = _phrases(
    """netherlands, czech republic, congo, türkiye, timor-leste, east timor, cape verde, swaziland, macedonia,
    côte d'ivoire, curaçao, palestine, macau, dr congo, democratic republic of the congo, republic of the congo,
    democratic republic of congo, republic of korea, republic of ireland, people's republic of china, drc, prc, uae"""
)
"""Countries by names that the list of places does not have."""

KNOWN_PLACES: Final = COUNTRIES | _phrases(
    """england, scotland, wales, northern ireland, great britain, britain, uk, u.k., united kingdom, us, u.s., usa,
    u.s.a., drc, prc, america, united states, united states of america, uae, ussr, soviet union, yugoslavia,
    czechoslovakia,
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
    scandinavia, mediterranean, baltic, sea, black sea, red sea, north sea, caspian sea, south china sea,
    persian gulf, gulf of mexico, st kitts and nevis, st. kitts and nevis, st vincent and the grenadines,
    st. vincent and the grenadines, saint vincent and the grenadines, sao tome and principe, são tomé and príncipe,
    turks and caicos, turks and caicos islands, pacific, ocean, atlantic, atlantic ocean, indian ocean, arctic, alps,
    himalayas, andes, rockies, pyrenees, sahara, amazon, nile, danube, rhine, mississippi, ganges, suez canal,
    panama canal, english channel, mars, moon, earth, nsw, new south wales, queensland, tasmania, ontario, quebec,
    british columbia, alberta, manitoba, saskatchewan, nova scotia, punjab, sindh, kerala, gujarat, maharashtra,
    west bengal, tamil nadu, uttar pradesh, bihar, karnataka, rajasthan, balochistan, d.c., washington dc, city hall,
    county hall,    washington d.c., la, nyc,
    andhra pradesh, arunachal pradesh, assam, chhattisgarh, goa, haryana, himachal pradesh, jharkhand, madhya pradesh,
    manipur, meghalaya, mizoram, nagaland, odisha, orissa, sikkim, telangana, tripura, uttarakhand, jammu and kashmir,
    ladakh, puducherry, khyber pakhtunkhwa, gilgit-baltistan, azad kashmir, anhui, fujian, gansu, guangdong, guangxi,
    guizhou, hainan, hebei, heilongjiang, henan, hubei, hunan, inner mongolia, jiangsu, jiangxi, jilin, liaoning,
    ningxia, qinghai, shaanxi, shandong, shanxi, sichuan, yunnan, zhejiang, hokkaido, kyushu, okinawa, honshu, shikoku,
    mindanao, luzon, visayas, palawan, sumatra, borneo, sabah, sarawak, sulawesi, west papua, aceh, bali,
    lombok, new guinea, penang, johor, kedah, kelantan, selangor, terengganu, rakhine, kachin,
    abia, adamawa, akwa ibom, anambra, bauchi, bayelsa, benue, borno, cross river, ebonyi, ekiti, enugu, gombe,
    jigawa, kaduna, katsina, kebbi, kogi, kwara, nasarawa, ondo, osun, sokoto, taraba, zamfara,
    niger delta, ashanti, brong-ahafo, tigray, amhara, oromia, puntland, somaliland, jubaland, darfur, south kordofan,
    equatoria, katanga, north kivu, south kivu, ituri, gauteng, kwazulu-natal, limpopo, mpumalanga,
    eastern cape, western cape, northern cape, free state, matabeleland, mashonaland, zanzibar, cabo delgado, casamance,
    sahel, horn of africa, maghreb, sub-saharan africa, east africa, west africa, southern africa, north africa,
    central africa, cyrenaica, galilee, negev, east jerusalem, levant, anbar, kurdistan region,
    khuzestan, anatolia, thrace, nagorno-karabakh, abkhazia, south ossetia, transnistria, dagestan, ingushetia,
    tatarstan, siberia, kamchatka, sakhalin, donetsk, luhansk, zaporizhzhia, silesia, transylvania, moravia,
    bohemia, lombardy, veneto, piedmont, liguria, umbria, calabria, apulia, andalusia, andalucia, basque country,
    asturias, extremadura, balearic islands, canary islands, azores, madeira, alsace,
    aquitaine, provence, saxony, lower saxony, thuringia, brandenburg, schleswig-holstein, tyrol,
    flanders, wallonia, jutland, lapland, svalbard, faroe islands, greenland, guernsey, alderney, sark,
    isle of man, channel islands, isle of wight, orkney, shetland, hebrides, western isles, anglesey, gwynedd, powys,
    dyfed, glamorgan, gwent, connacht, leinster, munster, northern territory, western australia, south australia,
    australian capital territory, torres strait, norfolk island, waikato, northland, otago, southland,
    hawke's bay, bay of plenty, taranaki, aotearoa, pacific islands, polynesia, melanesia, micronesia, new caledonia,
    french polynesia, tahiti, bougainville, guadalcanal, nunavut, yukon, northwest territories, newfoundland,
    new brunswick, prince edward island, nunavik, nunatsiavut, baffin island, vancouver island, puerto rico,
    guam, american samoa, chiapas, oaxaca, sinaloa, sonora, michoacán, michoacan, jalisco,
    tamaulipas, nuevo león, nuevo leon, quintana roo, yucatán, yucatan, baja california, patagonia, mato grosso,
    pernambuco, minas gerais, rio grande do sul, antioquia, la guajira, chubut, tierra del fuego, easter island,
    galápagos, galapagos, falkland islands, south georgia, tobago, antilles, west indies, central america, bering sea,
    arabian sea, bay of bengal, gulf of aden, strait of hormuz, strait of malacca, taiwan strait, yellow sea,
    sea of japan, east china sea, tasman sea, lake victoria, lake chad, mekong, mekong delta, yangtze, yellow river,
    brahmaputra, euphrates, jordan valley, zambezi, niger river, orinoco, volga, great barrier reef,
    murray-darling, indo-pacific, asia-pacific"""
)
"""Countries' parts, regions, waters and places that a list of towns leaves out."""

NOT_NAMES: Final = word_set(
    "i i'm i've i'll i'd ok tv cctv covid covid-19 coronavirus aids hiv dna gdp ceo cfo mp mps pc pr hq id phd ii iii "
    "iv vat gcse nhs a-level internet web bible koran quran god lord allah brexit christmas mr mrs ms dr sir dame "
    "pm vp cto coo dj mc vip rna gps sms suv atm usb vc dg cm hod cio igp "
    "lcd led cd dvd faq sos iq ai uv er icu dui dwi ufo lgbt lgbtq bame ppe ptsd adhd ivf gp gps vips ceos asbo acl "
    "obamacare medicare medicaid islam hinduism christianity buddhism judaism catholicism sikhism pcr nft nfts "
    "olympic olympics world cup state union constitution act bill treaty war black white"
)
"""Capitalised words that are by themselves no name of a person, organisation or place, or seldom one."""


ORG_KINDS: Final = word_set(
    "group charity firm company maker manufacturer giant bank lender insurer newspaper paper magazine website site "
    "broadcaster channel network station agency publisher union party club team side band brand retailer supermarket "
    "chain airline carrier operator developer startup start-up subsidiary shipyard brewer brewery pharmaceutical "
    "organisation organization foundation institute university college school think-tank tank watchdog regulator "
    "quango militia militants rebels sect network app platform service label studio orchestra choir ngo nonprofit "
    "conglomerate consultancy consultants lawyers solicitors auctioneer bookmaker franchise rivals champions coalition "
    "carmaker automaker chipmaker steelmaker planemaker drugmaker shipbuilder plantmaker telco telecom utility "
    "monopoly wholesaler distributor importer exporter refiner smelter brokerage hypermarket grocer fintech neobank "
    "cooperative co-operative co-op lobby federation confederation movement faction bloc alliance outfit guerrillas "
    "cartel gang daily weekly tabloid outlet portal newswire pollster ensemble trio quartet quintet duo "
    "consortium think-tanks nonprofits ngos companies firms groups banks lenders airlines retailers "
    "carriers clubs unions parties newspapers broadcasters brands charities chains insurers suppliers manufacturers"
)
"""Nouns that say what the name beside them is: an organisation ("the charity Ode")."""

PLACE_KINDS: Final = word_set(
    "city town village hamlet state province district region island islands county port capital suburb resort country "
    "nation republic peninsula river lake mountain valley municipality borough parish township neighbourhood "
    "neighborhood territory enclave kingdom governorate prefecture coast shores outskirts streets airport "
    "area locality settlement commune subdistrict regency tehsil taluk barangay constituency"
)
"""Nouns that say what the name beside them is: a place ("the town of Ode")."""

SHORT_ROLES: Final = word_set("pm dpm fm ceo cfo coo cto vp dj")
"""Offices that are written as initials."""

SHORT_OFFICES: Final = word_set("mp mla mna mpa msp mep mec mlc mhr td ps cs ceo cfo coo dg cllr")
"""Offices and seats whose initials stand before the name of who holds them: "MLA Ada Ode"."""

TRADES: Final = word_set(
    "accountant anthropologist archaeologist archivist astronomer auditor baker banker barrister batsman biochemist "
    "biographer biologist blogger botanist bowler boxer broker businessman businesswoman businessperson butcher "
    "caretaker carpenter cartoonist ceo cfo coo cto cio chef chemist choreographer cleaner cleric climatologist "
    "climber comedian composer conductor consultant contractor cosmonaut cricketer criminologist cyclist dancer "
    "demographer dentist designer detective developer diplomat doctor dramatist driver drummer ecologist electrician "
    "employee engineer entrepreneur epidemiologist essayist ethnographer farmer film-maker filmmaker firefighter "
    "fisherman fly-half footballer forecaster fullback gardener geneticist geographer geologist goalkeeper golfer "
    "guitarist gymnast hairdresser herder hotelier illustrator immunologist industrialist interpreter "
    "intern inventor investigator investor jeweller jockey jurist knight landlord landlady lawmaker lecturer "
    "librarian linguist lobbyist magnate mathematician mechanic mediator meteorologist microbiologist midfielder "
    "midwife miner missionary monk musician negotiator neurologist neuroscientist newsreader novelist nun "
    "nutritionist oceanographer oncologist opener painter palaeontologist paleontologist paramedic pathologist "
    "paediatrician pediatrician pensioner percussionist pharmacist philanthropist philosopher physicist "
    "pianist pilot plumber podcaster poet pollster porter preacher printer programmer proprietor prosecutor "
    "psychiatrist publicist publisher racer rancher ranger rapper realtor referee restaurateur rider sailor "
    "scholar scientist screenwriter sculptor seismologist sociologist soldier songwriter soprano spinner sprinter "
    "strategist student supervisor surveyor swimmer tailor technician tenor theologian therapist trader tutor "
    "tycoon umpire vet veterinarian vicar violinist virologist volcanologist volunteer waiter waitress wicketkeeper "
    "winger wrestler youtuber zoologist"
) - word_set("opener porter knight soldier student driver")
"""What people do for a living, as news puts it beside a name: "the filmmaker Cora Ode", "Abel Ode, a farmer,"."""

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
) | (
    # A firm can be one of these too: "Odex, a defence contractor,".
    TRADES - word_set("contractor broker trader investor auditor consultant printer developer publisher landlord")
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
"""Last words that make a name of several words an organisation's, whatever comes before."""

PLACE_ENDINGS: Final = word_set(
    "haven gate shire ville burg burgh borough bury ford mouth chester wick thorpe pool stead combe cliffe dale field "
    "fields ham hampton ington ingham worth ley minster ness bridge brook bourne holm stan grad polis abad pur town "
    "port wood land lands hurst beck firth glen stoke vale view side ridge springs falls hill crest point berg stadt"
)
"""Endings of the names of towns and regions, mostly in English-speaking countries."""


HONORIFICS: Final[dict[str, frozenset[str]]] = {
    "female": word_set(
        "ms mrs miss dame lady baroness madam madame mme mlle señora sra srta signora frau begum sister queen "
        "datin puan smt hajia alhaja princess duchess countess marchioness viscountess empress tsarina sheikha sayyida"
    ),
    "male": word_set(
        "encik malam mallam alhaji haji shri otunba "
        "mr messrs sir lord baron master monsieur señor signor sr herr king prince duke earl viscount marquess "
        "marquis emperor tsar count sultan emir father fr brother pope monsignor sheikh sheik imam ayatollah"
    ),
    "unknown": word_set(
        "datuk dato dato' seri sri tun tunku tengku ustaz engr engineer barr advocate adv comptroller "
        "mx dr doctor prof professor rev revd reverend hon rt honourable honorable cde comrade"
    ),
}
"""Courtesy titles by the gender they tell; ``unknown`` ones tell none."""

FIRST_NAME_HONORIFICS: Final = word_set(
    "dame sir king queen prince princess pope father sister brother fr saint sheikh sheikha emperor empress tsar sultan"
)
"""Titles that go with the first name: "Dame Maria", never "Dame Ode"."""

RANKS: Final = word_set(
    # police, fire, prison
    "pc wpc pcso dc ds di dci det dsupt supt superintendent insp inspector sgt sergeant constable commissioner "
    "commander cmdr detective sheriff marshal officer cadet trooper warden "
    # forces
    "general gen lieutenant lt colonel col major maj captain capt corporal cpl lance private pte pfc brigadier brig "
    "admiral adm commodore cdre ensign midshipman gunner rifleman guardsman airman airmen seaman spc specialist "
    # government, parliament, courts
    "president premier chancellor minister secretary senator sen governor gov representative rep congressman "
    "congresswoman mayor mayoress councillor cllr councilman councilwoman councilmember alderman assemblyman "
    "assemblywoman speaker ambassador consul envoy delegate deputy mp msp mep taoiseach tánaiste judge justice "
    "magistrate recorder coroner sheriff attorney solicitor prosecutor registrar ombudsman treasurer whip "
    "legislator lawmaker "
    # church and mosque
    "bishop archbishop cardinal canon dean vicar pastor rabbi mullah mufti chaplain archdeacon deacon elder "
    # work and school
    "nurse coach manager principal headmaster headmistress headteacher chairman chairwoman chair director chief "
    "boss captain skipper prefect rector provost "
    # courts of kings, and titles of other countries
    "sultan marshal counselor counsellor undersecretary vice-president vice-chancellor vice-premier taoiseach tanaiste "
    "mec mca asp "
    "majesty highness excellency lordship ladyship eminence honour honor"
)
"""Words that end a rank or office standing before a name: "Chief Constable Ode", "Sen. Ode"."""

TITLES: Final = frozenset().union(*HONORIFICS.values()) | RANKS | {"prime"}
"""Words of a title that comes before a name."""

RANK_MODIFIERS: Final = word_set(
    "chief deputy assistant asst acting former ex vice associate senior junior detective det temporary lead interim "
    "outgoing incoming late lieutenant major brigadier rear air wing group squadron flight field staff master warrant "
    "petty lance police district crown state federal supreme prime first foreign home shadow attorney solicitor "
    "national security education health finance interior defence defense justice transport treasury trade energy "
    "environment culture agriculture housing immigration communities development "
    "parliamentary permanent private press general inspector lord lady right very most rt hon opposition party "
    "republican democratic conservative liberal green us uk u.s. british american french german russian israeli "
    "chinese indian canadian australian scottish welsh irish european then-"
)
"""Words that may come before one of :data:`RANKS` inside a title: "Assistant", "Detective Chief", "Shadow Home"."""

ROLES: Final = word_set(
    "adviser advisor administrator activist actor actress agent ambassador analyst anchor archbishop architect artist "
    "attorney author ayatollah bishop boss broadcaster campaigner candidate captain cardinal chair chairman "
    "chairperson chairwoman champion chancellor chief coach columnist commander commissioner congressman "
    "congresswoman constable consul convenor convener coroner correspondent councillor counsel curator dean delegate "
    "deputy designer director economist editor emperor envoy executive father financier founder co-founder general "
    "governor head headteacher historian imam inspector journalist judge justice king lawmaker lawyer leader "
    "lecturer magistrate manager mayor mep minister mp msp officer official ombudsman organiser organizer owner "
    "partner pastor photographer physician playwright policeman policewoman politician pope premier president "
    "presenter priest princess prince principal producer professor prosecutor psychologist queen rabbi recorder "
    "rector reporter representative researcher scientist secretary senator sergeant sheriff singer solicitor "
    "speaker spokesman spokesperson spokeswoman star striker superintendent surgeon teacher treasurer "
    "undersecretary vicar warden watchdog whip writer"
)
"""Head words of an office or function: what may be beside a name, or for it ("the Commissioner")."""

_FEMALE_ROLES: Final = word_set(
    "congresswoman councilwoman assemblywoman policewoman spokeswoman chairwoman businesswoman actress princess queen "
    "duchess countess empress mayoress headmistress mother wife daughter sister widow grandmother mum mom aunt niece "
    "granddaughter girlfriend fiancée stepmother stepdaughter stepsister schoolgirl girl woman waitress"
)

# "Chairman", "spokesman" and "actor" are said of women too: they tell no gender.
_MALE_ROLES: Final = word_set(
    "congressman councilman assemblyman policeman businessman prince king duke earl emperor headmaster father husband "
    "son brother widower grandfather pope imam dad uncle nephew grandson boyfriend fiancé stepfather stepson "
    "stepbrother schoolboy boy man waiter"
)

ROLE_GENDER: Final[dict[str, str]] = {
    **dict.fromkeys(_FEMALE_ROLES, "female"),
    **dict.fromkeys(_MALE_ROLES, "male"),
}
"""Roles that tell a gender."""

TITLE_WORDS: Final[dict[str, str]] = {
    "cllr": "councillor",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "supt": "superintendent",
    "dsupt": "superintendent",
    "insp": "inspector",
    "dci": "inspector",
    "di": "inspector",
    "pc": "constable",
    "dc": "constable",
    "cmdr": "commander",
    "adm": "admiral",
    "brig": "brigadier",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "fr": "father",
}
"""Abbreviated titles and ranks, written out."""

SUFFIXES: Final = word_set("jr sr jnr snr junior ii iii iv")

POST_NOMINALS: Final = word_set(
    "qc kc sc mp mep msp ms mla mlas mhk mlc mna mpp mhr mha mnz tds msps mhks meps am td obe mbe cbe kbe dbe kcb dcb "
    "gbe gcb ch om qpm kpm bem gc vc dso dsc mc dfc "
    "rn raf phd ph.d md m.d mba ma ba bsc msc frs frcp frcs rcn esq facc jd llb llm llb lld dphil edd dds dvm rgn "
    "frsa fca aca cpa mrcp mrcvs frics riba frse cbiol cphys "
    "frgs fba obn oam psm cvo kcvo dcvo gcvo lvo mvo rvm bcl jnr cfa pmp dl jp cmg kcmg gcmg kg kt pc ao ac am"
)
"""Letters after a name: "QC", "MP", "OBE"; written in capitals, or like "PhD"."""

PARTICLES: Final = word_set(
    "de del della di da do dos das du des la le van von der den het ten ter zu zum bin bint ibn ben al el ul abu af av "
    "y e st san dal dello d"
)
"""Small words inside a surname: "de", "von der", "bin"."""

LINKS: Final = word_set(
    "of for and & the to in on de del della di da do dos du des la le van von der den bin ibn al el y"
)
"""Lower-case words that can be inside a name of several words."""

PRONOUN_GENDER: Final[dict[str, str]] = {
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
}

BODY_HEADS: Final = word_set(
    "academy agency alliance assembly association authority bank board bureau center centre chamber church club "
    "coalition college commission committee conference confederation congress consortium corporation council court "
    "department directorate faculty federation foundation fund guild inspectorate institute institution league "
    "ministry museum network office orchestra organisation organization parliament party school secretariat senate "
    "society syndicate tribunal trust union university panel command service ombudsman"
)
"""Words before "of", "for" or "on" that make a body's name of what follows: "Ministry of Health and Welfare"."""

TWIN_HEADS: Final = STRONG_ORG_HEADS | word_set(
    "union unions party league court police club school college board bank ministry front"
)
"""Last words of two bodies' names that "and" joins: "Exham Teachers' Union and Oslo Nurses' Union"."""

BEHIND_NOUN: Final = word_set("of in at for from by with on that which who whose where and or to as is was")
"""Words before which the noun phrase of an apposition ends: "a Swiss lender that …"."""

EMPTY_IN_OFFICES: Final = word_set("the a an of for in at to and our his her their its 's former late then current new")
"""Words of an office or of a phrase for it that tell nothing of whose it is."""

THING_HEADS: Final = word_set(
    "act accord accords agreement agreements allowance amendment award awards battle bill budget campaign case cases "
    "ceremony challenge charter clause code convention covenant cup day declaration decree defence deficit directive "
    "disease disorder equipment era event exam examination exercise fever festival framework gas goal goals holiday "
    "income index infection initiative injury insurance law laws learning licence license life linux loan machine "
    "manifesto marathon measure mechanism medal method model movement number operation ordinance outlook package pact "
    "partnership payment payments plan plans policy prize problem procedure process product products program "
    "programme project protocol rate ratio recognition regulation regulations relief report reports review rule rules "
    "levy scheme season sector security series spirit standard statement strategy strike study subsidy summit syndrome "
    "system systems target tariff tax technology test theory therapy tournament trade treaty trial trophy vaccine "
    "value vehicle vehicles virus visa vision week year zone zones energy intelligence area emergency status"
)
"""Last words of names that are neither a person's, a body's nor a place's: laws, plans, diseases, prizes."""

PEOPLE_NOUNS: Final = word_set(
    "people peoples community communities tribe tribes tribesman tribesmen language languages speaker speakers "
    "speaking "
    "culture cultural dialect ethnic nationals diaspora minority clan clans heritage ancestry citizens passport "
    "cuisine literature poet poetry folk grammar script alphabet"
)
"""Nouns after a people's or a language's name: "the Ode people", "an Ode speaker"."""

CLUB_WORDS: Final = word_set(
    "midfielder midfielders defender defenders striker strikers goalkeeper keeper winger forward forwards skipper boss "
    "fans supporters fan squad fullback full-back centre-back left-back right-back wing-back playmaker teenager "
    "loanee academy trainee flanker prop hooker fly-half lock pitcher quarterback linebacker batsman bowler "
    "all-rounder captain manager coach"
)
"""What a word after a club's name says of a person: "Ode midfielder", "Ode fans"."""
CLUB_WORDS_OF_TOWNS: Final = word_set("fan fans boss teenager academy captain manager coach lock prop forward forwards")
"""Of these a town has some too: they tell of a club only where the name is no listed place."""

CLUB_ENDINGS: Final = word_set("united city rovers wanderers rangers albion athletic hotspur town county")
"""Last words of clubs' names by which reports refer to them: "United" for "Ode United"."""

SURE_PLACE_HEADS: Final = word_set(
    "tower towers fountain bridge river lake island islands airport highway avenue peninsula dam beach volcano desert"
)
"""Last words of names that are always places': "Ode Bridge"."""

OWNED: Final = word_set("shares stake stakes shareholders shareholder investors shareholding")
"""What comes before "in" and the name of a firm: "a stake in Ode"."""

OFFICERS: Final = frozenset(["gen", "maj", "col", "lt", "brig", "adm", "capt", "sgt"])
"""Short forms of officers' ranks, which come before a person's name alone."""

PLACES_BEHIND: Final = word_set(
    "village villages hamlet district subdistrict sub-district neighbourhood neighborhood suburb township area "
    "locality settlement municipality commune parish regency tehsil taluk barangay province governorate constituency"
)
"""What comes after the name of a place and says what it is: "in Ode village"."""

PLACES_ABROAD: Final = word_set(
    "pointe punta playa isla ilha île baie bahia bahía anse morne cerro laguna lago ciudad cabo wadi jebel jabal "
    "kampung kampong bukit gunung pulau sungai tanjung kota desa calle avenida plaza piazza jalan barrio colonia"
)
"""First words of places' names in other languages: "Punta Ode"."""

STORMS: Final = frozenset(["hurricane", "typhoon", "cyclone", "storm"])
"""What comes before the name of a storm: "Hurricane Ode"."""

KINDS_BEHIND: Final = word_set(
    "movement militia militias militants rebels guerrillas fighters newspaper magazine airline broadcaster insurgents"
)
"""What comes after the name of a body and says what it is: "the Ode militia", "Ode fighters"."""

FIRM_WORDS: Final = word_set(
    "shares stock shareholders shareholder executives executive employees subsidiary headquarters ceo customers "
    "co-founder founder spokesman spokeswoman spokesperson plc ltd products smartphone phones app users chief"
)
"""What a word after a firm's name says of it: "Ode shares", "Ode spokeswoman"."""

INDEFINITE: Final = word_set(
    "a an another any no every each some new next future successive all both two three four five several other "
    "various many few either neither whichever whatever potential possible"
)
"""Words before a role that say it is nobody in particular, or somebody else: "a new Commissioner"."""


# Whom these words mean the text leaves open even after "the": "the source", but not "the Velland senator".
ANYBODY: Final = word_set(
    """source person man woman insider witness official officer aide adviser advisor spokesman spokeswoman spokesperson
    friend relative resident neighbour neighbor voter worker employee protester protestor demonstrator student parent
    victim lawyer attorney solicitor supporter critic expert analyst staffer colleague ally diplomat guard driver
    teacher doctor nurse soldier policeman policewoman constable boy girl pupil mother father brother sister husband
    wife son daughter caller bystander tenant owner customer member moderator reporter journalist other group crowd"""
)

# People by trade, kin or situation who hold no post that news takes away from them.
_BY_TRADE_OR_KIN: Final = word_set(
    "accountant acquaintance airman alderman anthropologist apprentice archaeologist archivist assemblyman "
    "assemblywoman astronomer asylum-seeker attaché attendant bailiff barber barman baron baroness batsman "
    "beekeeper benefactor beneficiary bidder biographer biologist bloke bookkeeper bouncer bowler boxer boyfriend "
    "breeder bricklayer brother-in-law buyer cameraman caretaker cartoonist chap chaplain chemist choreographer "
    "claimant classmate climber co-owner composer concierge consul consumer corporal councilor countess dancer "
    "daughter-in-law deacon defender dentist dissident docker donor doorman drummer earl ecologist emissary "
    "essayist ex-husband ex-wife expatriate father-in-law fiancé fiancée fighter fishmonger florist foe footballer "
    "forecaster foreman frontbencher gardener gentleman geologist girlfriend golfer granddaughter grandson grocer "
    "guardian guitarist gunner guy hairdresser hawker headmaster headmistress heir homeowner hotelier householder "
    "illustrator informer innkeeper interviewee inventor jailer janitor jockey jogger keeper knight laborer "
    "labourer landlady leaker linesman linguist lodger magistrate marcher marshal mechanic mentor meteorologist "
    "midfielder midwife militant mother-in-law notary paediatrician painter patrolman patron pediatrician "
    "pharmacist philanthropist philosopher photographer physicist pianist playwright proprietor provost publican "
    "publisher rancher realtor rebel rector renter roofer roommate runner schoolboy schoolgirl screenwriter "
    "sculptor seller shareholder shepherd sister-in-law skier sociologist son-in-law songwriter sprinter "
    "stallholder stepfather stepmother steward stewardess subscriber supervisor surfer surveyor swimmer teammate "
    "teller theologian trainee translator trawlerman traveler traveller trooper trucker tutor vendor vet violinist "
    "warden welder whistle-blower wicketkeeper widower winger wrestler zookeeper"
)
# Who holds an office or a rank, and who succeeds whom: said of people in news, seldom the source of a quotation.
_OFFICE_HOLDERS: Final = word_set(
    "admiral anchorman appointee assistant ceo chieftain cleric conductor curator dean duchess duke emperor favourite "
    "goalkeeper hopeful intern librarian loyalist magnate mp predecessor shah speaker speechwriter steelworker striker "
    "successor sultan tsar umpire vicar vice-president"
)
_PERSONS: Final = word_set(
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

PERSON_NOUNS: Final = _PERSONS | _OFFICE_HOLDERS | _BY_TRADE_OR_KIN

# Who holds no post that could be left or taken away, though other things are done to them: fans are removed, guests
# ejected.
_WITHOUT_POST: Final = word_set(
    "accuser activist adult applicant attendee audience aunt baby billionaire bystander caller child citizen client "
    "commuter complainant constituent cousin critic crowd customer cyclist dad defendant demagogue demonstrator "
    "elector electorate evangelist eyewitness fan grandfather grandmother grandparent guest hacker heckler hiker "
    "hostage immigrant informant inmate inquisitor islander kid landlord listener local marine migrant millionaire "
    "mom monk motorist mum narrator native neighbor neighbour nephew niece no-one nobody nun observer outsider "
    "owner parent participant passenger passer-by patient pedestrian pensioner plaintiff populist prisoner "
    "protester protestor public pupil questioner reader refugee relative resident respondent retiree shopper "
    "signatory somebody source spy student supplier supporter survivor suspect teen teenager tenant toddler tourist "
    "troll uncle user victim viewer villager visitor voter watchdog widow witness youngster"
)
_BODIES_OF_PEOPLE: Final = word_set(
    "administration agency airline association bank board cabinet carmaker charity club coalition company couple "
    "dozens duo faculty federation firm government half hundreds junta leadership management network others pair "
    "regime team thousands trio workforce"
)
_IN_POSTS: Final = (_PERSONS - _WITHOUT_POST) | _OFFICE_HOLDERS
PEOPLE: Final = (
    _IN_POSTS
    | _BODIES_OF_PEOPLE
    | frozenset(forms(noun)[1] for noun in _IN_POSTS)
    | word_set("men women policemen policewomen firemen firewomen cabinets governments")
)
"""Nouns of people, singular and plural, and of bodies of people, who can be appointed, elected, dismissed."""

ORGANISATION_NOUNS: Final = word_set(
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

DOCUMENT_NOUNS: Final = word_set(
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


NEVER_SURNAMES: Final = word_set(
    "minister secretary commissioner mayor president chancellor premier governor senator councillor ambassador judge "
    "spokesman spokeswoman spokesperson official officials officer officers source sources insider insiders leader "
    "leaders chief director chairman chairwoman chair chairperson head boss manager captain sergeant inspector "
    "superintendent detective deputy adviser aide aides lawyer attorney prosecutor witness witnesses resident "
    "residents expert experts analyst professor doctor reporter editor statement report letter mother "
    "father sister brother wife husband son daughter neighbour neighbor protester protesters people candidate campaign "
    "administration mr mrs ms miss dr sir dame lord lady prof rev sen rep gov gen col the a an of for and"
)
"""Roles, titles and small words that are hardly ever a surname, unlike "Baker" or "Dean"."""

_AGENCIES: Final = (
    ("AP", "Associated Press"),
    ("Reuters", "Thomson Reuters"),
    ("AFP", "Agence France-Presse"),
    ("UPI", "United Press International"),
    ("PA", "Press Association", "PA Media"),
    ("PTI", "Press Trust of India"),
    ("ANI", "Asian News International"),
    ("IANS", "Indo-Asian News Service"),
    ("AAP", "Australian Associated Press"),
    ("CP", "Canadian Press"),
    ("dpa", "Deutsche Presse-Agentur"),
    ("EFE",),
    ("ANSA",),
    ("TASS",),
    ("Interfax",),
    ("Xinhua",),
    ("Kyodo", "Kyodo News"),
    ("Yonhap",),
    ("Bernama",),
    ("Antara",),
    ("Anadolu", "Anadolu Agency"),
    ("CMC", "Caribbean Media Corporation"),
    ("CANA", "Caribbean News Agency"),
    ("NAN", "News Agency of Nigeria"),
    ("Bloomberg", "Bloomberg News"),
)
NEWS_AGENCIES: Final[dict[str, str]] = {
    written: names[0] for names in _AGENCIES for name in names for written in (name, name.upper())
}
"""News agencies by the names and letters that datelines and bylines give them; letters have their case."""

# Whose words are nobody's by name: of an advertisement, a law, a crowd.
IMPERSONAL_VOICES: Final = word_set(
    """
    narrator announcer voiceover statute law ordinance constitution amendment crowd audience supporters protesters
    protestors demonstrators chorus
    """
)

SHORT_FORMS: Final = {
    ("us",): ("united", "states"),
    ("usa",): ("united", "states"),
    ("united", "states", "of", "america"): ("united", "states"),
    ("america",): ("united", "states"),
    ("uk",): ("united", "kingdom"),
    ("uae",): ("united", "arab", "emirates"),
    ("un",): ("united", "nations"),
    ("eu",): ("european", "union"),
    ("dc",): ("washington", "dc"),
    ("nyc",): ("new", "york", "city"),
}
"""Short forms of states, unions and cities, word by word, with the form that stands for them all."""

REGION_HEADS: Final = word_set(
    "republic state kingdom emirate principality commonwealth community municipality province region isle island "
    "islands gulf bay strait straits lake sultanate federation"
)
"""What a place may be that is named with "of": "Republic of …", "Isle of …"."""

NICKNAMES: Final = [
    "robert bob rob bobby robbie bert",
    "rafael rafa",
    "mohammed muhammad mohamed mohammad muhammed mohd mohamad",
    "ahmed ahmad",
    "yousef yusuf youssef yousuf",
    "alexei alexey aleksei aleksey",
    "sergei sergey",
    "dmitri dmitry dimitri",
    "andrei andrey",
    "william bill will billy willie liam",
    "richard rick dick richie ricky rich",
    "james jim jimmy jamie",
    "john jack johnny jon",
    "jonathan jon jonny",
    "michael mike mick mickey",
    "thomas tom tommy",
    "edward ed eddie ted ned teddy",
    "joseph joe joey",
    "charles charlie chuck",
    "david dave davy",
    "daniel dan danny",
    "stephen steve steven",
    "anthony tony",
    "andrew andy drew",
    "christopher chris kit",
    "matthew matt",
    "nicholas nick nicky",
    "patrick pat paddy",
    "peter pete",
    "samuel sam sammy",
    "benjamin ben benny",
    "alexander alex sandy alec",
    "gregory greg",
    "kenneth ken kenny",
    "ronald ron ronnie",
    "donald don donny",
    "timothy tim",
    "philip phil",
    "frederick fred freddie",
    "francis frank",
    "lawrence larry laurie",
    "gerald gerry jerry",
    "jeffrey jeff geoffrey geoff",
    "vincent vince",
    "albert al bert",
    "alan al",
    "raymond ray",
    "leonard len leo lenny",
    "martin marty",
    "henry harry hank",
    "harold harry hal",
    "george georgie",
    "elizabeth liz beth lizzie betty eliza libby",
    "margaret maggie peggy meg marge",
    "katherine kate kathy katie kath",
    "catherine cathy kate cath",
    "jennifer jen jenny",
    "jessica jess jessie",
    "susan sue susie",
    "patricia pat patty trish",
    "deborah deb debbie",
    "barbara barb babs",
    "victoria vicky tori",
    "alexandra alex sandra",
    "rebecca becky",
    "samantha sam",
    "amanda mandy",
    "christine chris tina",
    "theresa terry tess",
    "dorothy dot dotty",
    "judith judy",
    "pamela pam",
    "abigail abby",
    "jacqueline jackie",
    "eleanor ellie nell",
    "nancy nan",
]

LEGAL_FORMS: Final = word_set(
    "service services inc incorporated corp corporation company co ltd limited plc llc llp group holdings party "
    "airlines airways fc afc ag sa gmbh nv association organisation organization university college"
)
"""Words that an organisation's short form leaves out: "Acme" for "Acme Holdings", "Labour" for "Labour Party"."""

SEATS: Final = word_set("mp mla mna mpa mep msp td constituency seat ward")
"""What comes after the name of what somebody sits for: "the Ode MP", "the Ode seat"."""

SEAT_HOLDERS: Final = word_set(
    "mp mla mna mpa mep msp td parliament congress councillor councillors lawmaker legislator candidate seat"
)
"""Before "for" and the name of what somebody sits for: "MP for Ode", "Member of Parliament for Ode"."""

PARTY_MEMBERS: Final = word_set(
    "mps mlas meps councillors lawmakers legislators parliamentarians senators caucus supporters stalwart stalwarts "
    "candidate candidates flagbearer chieftain members leader leaders leadership activists"
)
"""Those who sit or speak for a party, after its letters."""

SETTLEMENTS: Final = word_set("town village hamlet township suburb municipality settlement commune")
"""Kinds of places of which "of" and a name follow: "the town of Ode"."""

SUPPLIERS: Final = word_set(
    "provider supplier contractor manufacturer builder housebuilder airline outsourcer operator"
)
"""What a firm is called by what it sells, before its name."""

PARTIES: Final = word_set(
    "tories republicans democrats conservatives liberals labour nazis tory republican democratic democrat conservative "
    "liberal nazi communist socialist"
)
"""What followers of a kind of party are called, in any country."""

PARTY_ADJECTIVES: Final = frozenset(["tory", "republican", "democratic", "democrat", "nazi", "communist", "socialist"])
"""Of these the ones that come before a noun: "Democratic senator"."""

PLAIN_TITLES: Final = word_set(
    "mr mrs ms miss mx dame sir dr prof professor baroness rev reverend lord lady sen rep gov sgt cpl pc wpc dci "
    "dsupt supt councillor cllr mme monsieur madame herr frau señor señora sheikh detective lt lieutenant col "
    "colonel capt insp inspector"
)
"""Titles so plain that whatever capitalised word follows is a person."""

EPITHETS: Final = word_set(
    "embattled beleaguered shamed disgraced under-fire outspoken popular controversial veteran serving sitting current "
    "besieged departing retiring powerful influential first-term second-term long-serving newly"
)
"""Adjectives before an office that do not change which office it is."""


FIRM_HEADS: Final = word_set(
    "industries technologies electric electronics motors telecom telecoms telecommunications pharmaceuticals pharma "
    "biotech biosciences biopharma therapeutics diagnostics chemicals petrochemicals petroleum petrochemical "
    "resources minerals mining metals cement uranium diamonds properties realty developments assurance ventures "
    "investments securities bancorp holdings holding logistics aviation aerospace foods beverages breweries brewery "
    "bakeries dairies textiles pictures entertainment publishing broadcasting software robotics semiconductor "
    "semiconductors laboratories co corp corporation inc ltd limited llc llp plc gmbh bhd pvt pte pty airways "
    "airlines enterprises"
)
"""The last word of a firm's name, where a place name or an unlisted word precedes it: "Odex Industries"."""

AMBIGUOUS_FIRM_HEADS: Final = word_set(
    "group insurance financial finance technology energy power steel news times post herald tribune gazette media "
    "press studios records motor oil gas gold iron lithium nickel copper coal solutions labs networks capital partners "
    "bank trading foods poultry "
    "dairy asset assets systems lines farms retail express air rail"
)
"""Words that as often denote things; they end a firm's name only right after an unlisted word: "Odex Group"."""

BODIES_ABROAD: Final = word_set(
    "radio daily banco banca banque universidad universidade université università universität universitas "
    "ministerio ministério ministère partido parti partito partai instituto istituto asociación asociacion "
    "associação associazione federación federação fédération confederación confederação confédération fundación "
    "fundação fondation fondazione comisión comissão consejo conselho conseil consiglio sindicato syndicat cámara "
    "câmara chambre congreso senado sénat asamblea assemblée unión união movimiento movimento mouvement frente "
    "compañía companhia compagnie empresa société sociedad sociedade grupo groupe gruppo deportivo atlético "
    "olympique dinamo dynamo lokomotiv spartak shakhtar borussia eintracht bundesverband landesverband "
    "sporting fuerza coordinadora colectivo colectiva comité comitato defensoría contraloría procuraduría fiscalía "
    "superintendencia tribunale consorcio cooperativa periódico diario editorial corporación agencia agência agence "
    "cour rassemblement collectif ligue institut akademi persatuan gerakan pertubuhan kementerian komisi perikatan "
    "pakatan barisan aksyon ruch partia uniwersytet fundacja stowarzyszenie związek strana hnutí harakat hizb jabhat "
    "kataib jamaat lashkar tehreek majlis chama petróleos ferrocarriles aerolíneas aerolineas seguros"
)
"""The first word of an organisation's name in other languages: "Universidad de Ode", "Partido Ode"."""

BODIES_ABROAD_LAST: Final = word_set(
    "parishad samiti samithi sangh sabha morcha kazhagam nigam vidyalaya üniversitesi partisi bankası verlag "
    "verband stiftung verein werke fc afc cf fk sk mahasabha mahasangh manch okkoota vedike balawegaya peramuna "
    "hareketi birliği derneği vakfı sendikası shimbun sparkasse bahini vahini"
)
"""The last word of an organisation's name in other languages, or of a sports club's name."""


SPORT_WORDS: Final = word_set(
    "striker midfielder defender goalkeeper keeper winger batsman bowler wicket wickets goal goals league cup "
    "season match matches kick-off half-time equaliser penalty referee pitch stadium fixture fixtures promotion "
    "relegation squad try scrum fly-half flanker quarterback innings coach knockout semi-final quarter-final "
    "playoffs play-offs header scored scoring scorer unbeaten"
)
"""Words typical of match reports."""

MATCH_VERBS: Final = word_set("beat thrashed drew outplayed hammered trounced edged overcame hosted relegated")
"""Verbs whose subject and object are opposing teams: "Ode beat Arro"."""

PLAYING: Final = word_set("play plays played playing sign signs signed signing appeared features featured debut scored")
"""Verbs and nouns that precede "for" and a club's name: "plays for Ode"."""

MATCHES: Final = word_set(
    "draw win wins victory victories defeat defeats loss losses tie fixture clash derby beaten lost"
)
"""Words that precede a preposition such as "with", "against" or "over" and a club's name: "a win over Ode"."""

NEWSPAPER_HEADS: Final = word_set(
    "times post herald tribune gazette courier mercury argus echo examiner inquirer enquirer standard star sun "
    "mirror express bulletin sentinel dispatch advertiser reporter leader citizen independent journal record "
    "chronicle observer telegraph guardian mail news press daily globe monitor"
)
"""The last word of a newspaper's name; it marks one after "the" and a place name or unlisted word: "the Ode Courier".
"""

STATION_WORDS: Final = word_set("radio tv television fm broadcasting channel news télé televisión")
"""Words in the names of broadcasters."""

OFFICES_WITH_LETTERS: Final = word_set(
    "secretary minister adviser advisor chief inspector superintendent governor ambassador"
)
"""Heads of offices that letters stand for, which are no body's: "Chief of Staff (COS)"."""

TRADING_BODIES: Final = word_set(
    "company firm club airline carrier insurer retailer lender manufacturer corporation chain supermarket brewer "
    "carmaker automaker drugmaker chipmaker lessor"
)
"""What stands for a firm or club that was named: "the company said". A council or a party is none of these."""

FIELDS_OF_ANALYSTS: Final = word_set(
    "political security military defence defense chief senior financial market markets research independent policy "
    "legal sports football economic energy technology data equity credit"
)
"""What an analyst is of, before the word: "political analyst"."""

BEFORE_COURT: Final = word_set(
    "circuit crown superior supreme high magistrates county sheriff criminal juvenile family appeal appeals municipal "
    "federal constitutional"
)
"""Kinds of court, before the word: "Ode County Superior Court"."""
