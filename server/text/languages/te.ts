import type { LanguageRules } from '../sentences/rules.ts';

/** Telugu: initials and titles as news prose writes them. */
export const telugu: LanguageRules = {
  inner:
    'డా డాక్టర్ శ్రీ శ్రీమతి ప్రొ ఎ బి సి డి ఇ ఎఫ్ జి హెచ్ ఎచ్ ఐ జె జే కె ఎల్ ఎం ఎన్ ఒ పి ఆర్ ఎస్ టి యు వి వై క్రీ.పూ క్రీ.శ కి.మీ రూ',
  numbered: 'నం పే',
};
