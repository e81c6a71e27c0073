/** Endings of stems that only adjectives and participles have. */
export const ADJECTIVE_SUFFIXES =
  /(?:.{3}isch|.{2}lich|.{3}(?:ig)|.{3}bar|.{3}sam|.{3}haft|.{3}los|.{3}ell|.{3}tiv|.{3}är|.{3}iert|.{3}end|.{3}fähig|.{3}mäßig|.{3}reich|.{3}voll|.{3}würdig|.{3}wertig|.{3}weit|^ge.{3,}t|^(?:ver|be|ent|er|zer|über|unter).{3,}t|.{3}iell|.{3}uell|.{3}ional|.{3}dringend)$/u;

/** Adjectives these endings do not tell. */
export const ADJECTIVE_STEMS: ReadonlySet<string> = new Set(
  `separat neu alt groß klein jung gut schlecht lang kurz hoh hoch tief breit eng weit nah stark schwach schnell langsam
   früh spät schwer leicht hart weich warm kalt heiß kühl hell dunkel dunkl rot blau grün gelb schwarz weiß braun grau
   reich arm teur teuer billig frei offen geschlossen voll leer ganz halb einzeln einzig eigen fremd fern ander weiter
   letzt nächst erst zweit dritt viert fünft sechst siebt acht neunt zehnt gesamt gemeinsam besonder bestimmt ober unter
   inner äußer vorder hinter link recht mittler später früher größer kleiner höher besser älter jünger größt best meist
   ehemalig damalig jetzig heutig künftig zukünftig aktuell modern zivil total global lokal regional national international
   sozial legal illegal normal formal zentral neutral liberal radikal brutal digital privat speziell kombiniert vereint
   allgemein bewaffnet taktisch streng stolz still ernst fest flach frisch froh gerade gesund glatt krank laut leis mild
   müd nass rau roh ruhig rund sanft sauber scharf schlank schlau schlimm schmal schön sicher steil streng süß tot treu
   trocken wach wahr wichtig wild wild zart unabhängig abhängig selbständig selbstständig gepanzert motorisiert`.split(
    /\s+/u,
  ),
);

/** Nouns that end like adjectives with an ending. */
export const NOUNS_LIKE_ADJECTIVES: ReadonlySet<string> = new Set(
  `reihe reihen weite breite tiefe länge höhe größe stärke schwäche kälte wärme nähe ferne mitte linke linken rechte rechten alte
   alten neue neues gute gutes beste ganze ganzen erste ersten andere anderen weite könig königen könige honig
   freunde freunden gegenden gegende jugende jugend tugenden legenden dividenden spende spenden wende enden ende wochenenden wochenende
   abende abenden elende verwandte verwandten beamte beamten angestellte angestellten bekannte bekannten
   abgeordnete abgeordneten abgeordneter vorsitzende vorsitzenden vorsitzender reisende reisenden vorsitzendem studierende studierenden
   angehörige angehörigen angehöriger jugendliche jugendlichen jugendlicher kranke kranken tote toten verletzte verletzten verdächtige
   verdächtigen gefangene gefangenen geliebte überlebende überlebenden mitarbeitende mitarbeitenden demonstrierende demonstrierenden
   erwachsene erwachsenen deutsche deutschen deutscher gläubige gläubigen selbständige obdachlose obdachlosen arbeitslose arbeitslosen
   liberale liberalen radikale radikalen soziale grüne grünen linker kollektive alternative alternativen initiative initiativen perspektive
   perspektiven offensive offensiven archive archiven motive motiven detektive funktionäre funktionären funktionär militäre aktionäre
   aktionären millionäre millionären volontäre geschichte geschichten gesichte gesichter berichte berichten gerichte gerichten gewichte
   gewicht gedichte gedichten gerüchte gerüchten gerüste gerüsten gebiete gebieten geräte geräten gehalte gehälter gestalten gestalt
   gewalten gesellschaften gesellschaft verhalten verluste verlusten verdienste verdiensten verbote verboten verträge vertreter besuche besucher
   befehle beste bestände bereiche bereichen bereich vergleiche vergleichen erfolge königreiche königreichen österreicher frankreiche
   bescheide bewerber betriebe beamtin unterkünfte unterkunft unterschiede übersichten überkünfte berichterstatter bürgermeister
   verwaltungen ministerien personal personals kapitale kanal kanäle lokale signale signalen festivale quartale dienstage oberste obersten
   weiße weißen gegende tisch tische fische fischen frische wünsche menschen griechische vorwürfe verdacht vorsicht aussicht nachricht nachrichten
   bedenken gedanken vertrauten delegierte delegierten gesandte gesandten verbündete verbündeten zivile ältere ältesten alten minderjährige
   minderjährigen freiwillige freiwilligen heilige heiligen intellektuelle intellektuellen kriminelle kriminellen industrielle industriellen
   oppositionelle oppositionellen homosexuelle muslime konservative konservativen anführer rechtsextreme linksextreme
   landwirte wirte wirten schritte schritten städte städten blatt geburten geburt gegenwarte
   gefährten gelehrte gelehrten gesetze gesetzen verfahren tausende tausenden hunderte hunderten erde erden hände bände brände stände strände
   freundlichen beschäftigte beschäftigten betroffene betroffenen verantwortliche verantwortlichen beteiligte beteiligten verstorbene
   verletzter ermordete ermordeten getötete getöteten vermisste vermissten inhaftierte inhaftierten angeklagte angeklagten geflüchtete
   geflüchteten vertriebene vertriebenen geschädigte geschädigten versicherte versicherten berechtigte berechtigten kleine kleinen große großen
   lage lagen tage tagen frage fragen zeuge zeugen kollege kollegen käfige essig nächte mächte rechter richter lichter töchter dichter
   gesichtern leiche leichen zeichen reichen reiche bereicher gleiche streiche teiche weiche bleiche speiche`.split(
    /\s+/u,
  ),
);

/** Adjectives that make a name of most nouns after them. */
export const NAME_ADJECTIVES =
  /^(?:vereinigt|vereint|europäisch|islamisch|international|königlich|kaiserlich|heilig|akademisch|sowjetisch|osmanisch|römisch|byzantinisch|katholisch|evangelisch|orthodox|olympisch|paralympisch|demokratisch|republikanisch|sozialistisch|kommunistisch|christlich|nationalsozialistisch|britisch|.*(?:deutsch|türkisch|russisch|französisch|chinesisch|ukrainisch|polnisch|österreichisch|schweizerisch|amerikanisch|arabisch|iranisch|italienisch|spanisch|griechisch|aserbaidschanisch|armenisch|israelisch|indisch|japanisch|bayerisch|sächsisch|afrikanisch|asiatisch|ägyptisch))$/u;

/** Names with an adjective, by its stem. */
export const NAMES: ReadonlySet<string> = new Set(
  `rot kreuz|rot halbmond|rot meer|rot platz|rot armee|schwarz meer|weiß haus|weiß ring|weiß rose|gelb meer|tot meer|kaspisch meer|groß seen|groß koalition|groß mauer
   nah ost|nah osten|fern osten|mittler osten|mittler ost|wild westen|kalt krieg|erst weltkrieg|zweit weltkrieg|dreißigjährig krieg|siebenjährig krieg
   auswärtig amt|erst minister|zweit deutsch|alt testament|neu testament|alt rom|jüngst gericht|letzt abendmahl|heilig stuhl|heilig land|groß vaterländisch
   bunt abend|gelb engel|schwarz freitag|schwarz loch|technisch hilfswerk|technisch universität|frei universität|frei demokrat|frei wähler|frei staat
   zentral afrikanisch|allgemein zeitung|frankfurter allgemein|neu zürcher|süddeutsch zeitung|alt museum|neu museum|alt fritz
   hoh rat|hoh kommissar|oberst gericht|oberst gerichtshof|oberst rat|ständig vertret|ständig rat|ewig stadt|grün punkt|grün woche|grün klee
   schwarz peter|blau reiter|golden gate|golden horn|golden bär|golden palme|silbern bär|indisch ozean|pazifisch ozean|atlantisch ozean|still ozean|persisch golf
   gut hoffnung|link fraktion|link partei|national volk|national versammlung|zweit bundesliga|erst bundesliga|erst liga|zweit liga|sozial netzwerk
   alt brücke|alt markt|neu markt|alt rathaus|neu rathaus|deutsch bahn|global süd`.split(
    /[|\n]\s*/u,
  ),
);
