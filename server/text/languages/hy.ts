import type { LanguageRules } from '../sentences/rules.ts';

/** Armenian: its full stop looks like a colon, and a full stop parts clauses. */
export const armenian: LanguageRules = {
  terminators: ':',
  fullStopEndsClauses: true,
  inner:
    'պրոֆ դոկտ ակադ տ պ տիկ օր ք ս փ պող օրինակ հմմտ տես դր ինժ գեն գնդ մայր անգլ ռուս ֆր գերմ լատ հուն',
  common: 'և.այլն այլն և.ուրիշն մ.թ մ.թ.ա ն.է',
  closing: 'թթ թ դդ դ հզ մլն մլրդ կմ մ սմ կգ գ րոպ ժամ',
  numbered: 'էջ հ նկ գլ հոդ',
  months:
    'հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի',
  starters:
    'այդ այն այս ես դա դու երբ եթե թե ի իսկ իր իրենք ինչ ինչու մենք մինչ նա նրանք նրա որ որտեղ ով սա սակայն բայց և հետո հիմա դուք բոլոր',
};
