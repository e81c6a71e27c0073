import type { LanguageRules } from '../sentences/rules.ts';

/** English: abbreviations of British and American news prose, law, science and addresses. */
export const english: LanguageRules = {
  inner: `
    mr mrs ms mx messrs mmes dr drs prof profs rev revd fr hon gov sen rep pres atty supt
    insp sgt sergt cpl pvt pfc lt lieut capt cmdr cdr comdr col gen maj brig adm cpo msgt ssgt
    lt.col lt.gen maj.gen brig.gen sr.lt amb asst assoc mgr mt mts ste
    e.g i.e eg ie cf viz vs v al ca c approx resp esp incl excl orig ibid
    univ mlle mme hrh rt rt.hon hon.mr
  `,
  common: `
    u.s u.k u.n e.u u.s.a u.s.s.r d.c n.y l.a ph.d m.d b.a m.a b.sc m.sc ll.b ll.m d.phil m.phil
    m.b.a j.d d.d.s r.n c.e.o p.r s.a u.a.e n.j n.c s.c n.h n.m n.d s.d r.i b.c a.d b.c.e c.e
    jr sr co corp inc ltd plc llc llp bros cos mfg intl dept est assn natl govt mgmt bldg
    st ave blvd rd hwy pkwy sq ln cres apt
    et.al misc avg temp tel ext abbr adj adv pron anon arr
    hosp inst acad dist bd comm cmte trans suppl publ symp commun bull
  `,
  closing: `
    a.m p.m am.m esq hrs hr mins sec secs yrs yr wk wks ft lb lbs oz pt qt yd yds sq.ft
    km cm mm kg mg ml kwh mph rpm
  `,
  numbered: `
    rs re tel ext
    no nos p pp pg vol vols fig figs art arts sec sect ch chap para paras par pt pts ed eds cols
    eq eqs ex exs app cl cls n nn op n° №
    jan feb mar apr jun jul aug sep sept oct nov dec
  `,
  months: `
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
  `,
  starters: `
    millions thousands hundreds dozens nobody four five six seven eight nine ten
    a about above according across after afterwards again all along already also although always am an
    and another any anyone anything are as at back be because been before behind below beside besides
    between beyond both but by can consequently could did do does during each earlier either even
    eventually every everybody everyone everything few finally first for from further furthermore had has
    have he hence her here hers him his how however i i'd i'll i'm i've if in indeed inside instead into
    is it its it's just last later let let's like many may maybe meanwhile might more moreover most much
    must my neither never nevertheless next no nobody none nonetheless nor not nothing now of off often on
    once one only or other others our out over perhaps please previously rather recently shall she should
    similarly since so some somebody someone something sometimes soon still such that that's the their
    them then there therefore there's these they they'd they'll they're they've this those though three
    through thus to today together tomorrow tonight too two under unlike until up upon us was we we'd
    we'll we're we've were what what's when whenever where whereas whether which while who who's whose why
    will with within without would yes yesterday yet you you'd you'll you're you've your
  `,
  openers: 'at by from until till before after around since in on about between near to',
  exclaiming: 'yahoo jeopardy joomla yum',
  speech: `
    said says asked asks replied answered shouted cried whispered told added exclaimed called yelled
    screamed muttered murmured continued declared wondered demanded inquired thought
  `,
  proper:
    'ala ariz ark calif cal colo conn del fla ga ill ind kan ky mass md mich minn miss mo mont neb nebr nev okla ore penn pa tenn tex vt va wash wis wisc wyo ont que alta sask mon tue tues wed thu thur thurs fri sat sun det dir reps sens ens pt ct pl ter soc lib mus',
};
