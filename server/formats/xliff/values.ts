import { matching, type ValueType } from '../xml-values.ts';

/** One of the values XLIFF 1.2 lists, or one that users define, which begins with `x-`. */
function listed(values: string): ValueType {
  const allowed = new Set(values.split(' '));
  return {
    description: 'one of the values of the specification, or one of its own that begins with x-',
    isValid: (value) => allowed.has(value) || /^x-\S+$/.test(value),
  };
}

export const state = listed(
  'final needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n ' +
    'needs-review-translation needs-translation new signed-off translated',
);
export const stateQualifier = listed(
  'exact-match fuzzy-match id-match leveraged-glossary leveraged-inherited leveraged-mt ' +
    'leveraged-repository leveraged-tm mt-suggestion rejected-grammar rejected-inaccurate ' +
    'rejected-length rejected-spelling tm-suggestion',
);
export const datatype = listed(
  'asp c cdf cfm cpp csharp cstring csv database documentfooter documentheader filedialog form html ' +
    'htmlbody ini interleaf javaclass javapropertyresourcebundle javalistresourcebundle javascript ' +
    'jscript layout lisp margin menufile mif mimetype mo msglib pagefooter pageheader parameters pascal ' +
    'perl php plaintext po report resources resx rtf sgml sgmldtd svg vbscript warning winres xhtml ' +
    'xml xmldtd xsl xul',
);
export const contextType = listed(
  'database element elementtitle linenumber numparams paramnotes record recordtitle sourcefile',
);
export const countType = listed(
  'num-usages repetition total word page trans-unit bin-unit item final needs-adaptation needs-l10n ' +
    'needs-review-adaptation needs-review-l10n needs-review-translation needs-translation new signed-off ' +
    'translated exact-match fuzzy-match id-match leveraged-glossary leveraged-inherited leveraged-mt ' +
    'leveraged-repository leveraged-tm mt-suggestion rejected-grammar rejected-inaccurate ' +
    'rejected-length rejected-spelling tm-suggestion',
);
export const unit = listed('word page trans-unit bin-unit glyph item char line');
export const ctype = listed(
  'image pb lb x-emend bold italic underlined link protected value date time number',
);
export const markType = listed(
  'abbrev abbreviated-form abbreviation acronym appellation collocation common-name datetime equation ' +
    'expanded-form formula head-term initialism international-scientific-term internationalism ' +
    'logical-expression materials-management-unit name near-synonym part-number phrase ' +
    'phraseological-unit protected romanized-form seg set-phrase short-form sku standard-text symbol ' +
    'synonym synonymous-phrase term transcribed-form transliterated-form truncated-term variant',
);
export const restype = listed(
  'auto3state autocheckbox autoradiobutton bedit bitmap button caption cell checkbox checkboxmenuitem ' +
    'checkedlistbox colorchooser combobox comboboxexitem comboboxitem component contextmenu ctext cursor ' +
    'datetimepicker defpushbutton dialog dlginit edit file filechooser fn font footer frame grid groupbox ' +
    'header heading hedit hscrollbar icon iedit keywords label linklabel list listbox listitem ltext ' +
    'menu menubar menuitem menuseparator message monthcalendar numericupdown panel popupmenu pushbox ' +
    'pushbutton radio radiobuttonmenuitem rcdata row rtext scrollpane separator shortcut spinner ' +
    'splitter state3 statusbar string tabcontrol table textbox togglebutton toolbar tooltip trackbar ' +
    'tree uri userbutton usercontrol var versioninfo vscrollbar window',
);
export const sizeUnit = listed(
  'byte char col cm dlgunit em ex glyph in mm percent pixel point row',
);
export const purpose: ValueType = {
  description: 'a list of information, location, match and values of its own',
  isValid: (value) =>
    value
      .trim()
      .split(/\s+/)
      .every((item) => /^(?:information|location|match|x-\S+)$/.test(item)),
};
export const reformat: ValueType = {
  description: 'yes, no, or a list of what may be changed',
  isValid: (value) => value.trim() !== '',
};
export const coordinates = matching(
  /^\s*(?:#|-?\d+)(?:;(?:#|-?\d+)){3}\s*$/,
  'four numbers with semicolons between',
);
export const crc = matching(/^.+$/s, 'a checksum');
