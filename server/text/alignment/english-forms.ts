/** Verbs and nouns whose forms do not follow the rules: the form of the dictionary, then the others. */
const IRREGULAR = `
be am is are was were been being|have has had|do does did done|go goes went gone|say said|see saw seen
come came|take took taken|give gave given|get got gotten|make made|know knew known|think thought
find found|tell told|become became|leave left|feel felt|bring brought|begin began begun|keep kept
hold held|write wrote written|stand stood|hear heard|let lets|mean meant|meet met|run ran|pay paid
sit sat|speak spoke spoken|lie lay lain|lead led|grow grew grown|lose lost|fall fell fallen|send sent
build built|understand understood|draw drew drawn|break broke broken|spend spent|cut cuts|rise rose risen
drive drove driven|buy bought|wear wore worn|choose chose chosen|eat ate eaten|drink drank drunk
sing sang sung|swim swam swum|fly flew flown|throw threw thrown|catch caught|teach taught|fight fought
seek sought|sell sold|sleep slept|weep wept|sweep swept|creep crept|deal dealt|dream dreamt|burn burnt
learn learnt|forget forgot forgotten|forgive forgave forgiven|hide hid hidden|ride rode ridden
ring rang rung|sink sank sunk|spring sprang sprung|steal stole stolen|swear swore sworn|tear tore torn
wake woke woken|win won|wind wound|bear bore born borne|beat beaten|bend bent|bind bound|bite bit bitten
bleed bled|blow blew blown|breed bred|cling clung|dig dug|feed fed|flee fled|fling flung|freeze froze frozen
grind ground|hang hung|hurt hurts|kneel knelt|lay laid|lean leant|leap leapt|lend lent|light lit
mistake mistook mistaken|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk
shut shuts|slide slid|spin spun|spit spat|split splits|spread spreads|stick stuck|sting stung|stride strode
strike struck stricken|string strung|swing swung|tread trod trodden|weave wove woven|withdraw withdrew
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|person people
knife knives|life lives|wife wives|leaf leaves|half halves|shelf shelves|thief thieves|wolf wolves
good better best|bad worse worst|many more most|little less least|far further farther
i me my mine|he him his|she her hers|we us our ours|they them their theirs|you your yours|who whom whose
`;

const DICTIONARY_FORMS = new Map<string, string>(
  IRREGULAR.trim()
    .split(/[|\n]/u)
    .flatMap((line) => {
      const [lemma = '', ...forms] = line.split(' ');
      return forms.map((form): [string, string] => [form, lemma]);
    }),
);

/** What endings stand for; the longer ones first, each with all that may have been before it. */
const ENDINGS: readonly (readonly [ending: RegExp, replacements: readonly string[]])[] = [
  [/ies$/u, ['y', 'ie']],
  [/ied$/u, ['y', 'ie']],
  [/ying$/u, ['y', 'ie']],
  [/ily$/u, ['y']],
  [/iest$/u, ['y']],
  [/ier$/u, ['y']],
  [/(?<=(.))\1ing$/u, ['']],
  [/(?<=(.))\1ed$/u, ['']],
  [/(?<=(.))\1er$/u, ['']],
  [/(?<=(.))\1est$/u, ['']],
  [/ing$/u, ['', 'e']],
  [/ed$/u, ['', 'e']],
  [/est$/u, ['', 'e']],
  [/er$/u, ['', 'e']],
  [/ly$/u, ['', 'le']],
  [/es$/u, ['', 'e']],
  [/s$/u, ['']],
];
const SHORTEST_STEM = 2;

/**
 * The words a dictionary of English may have for a form in a text: itself, its regular stems and the
 * verb or noun it is an irregular form of. It offers stems that are no words (`bus` for "bused" and
 * "buss"), so look each up.
 *
 * @param word in small letters
 */
export function englishLemmas(word: string): Set<string> {
  const lemmas = new Set([word]);
  const irregular = DICTIONARY_FORMS.get(word);
  if (irregular !== undefined) lemmas.add(irregular);
  for (const [ending, replacements] of ENDINGS) {
    if (!ending.test(word)) continue;
    for (const replacement of replacements) {
      const lemma = word.replace(ending, replacement);
      if (lemma.length >= SHORTEST_STEM) lemmas.add(lemma);
    }
  }
  return lemmas;
}
