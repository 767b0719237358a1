import type { Language } from '#lib/indicators/language.ts';
import { declaration } from './fonts.ts';
import type { Part } from './package.ts';
import { languageTags } from './text-styles.ts';

const listSigns = { fr: [',', ';'], en: ['.', ','] } as const;

/** How Word is to take the file: as of 2013 and after, its font with it, its signs those of its language. */
export function settingsPart(language: Language): Part {
	const [decimal, list] = listSigns[language];
	const compatible =
		'<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>';
	const settings = `<w:embedTrueTypeFonts/><w:saveSubsetFonts/><w:defaultTabStop w:val="720"/><w:compat>${compatible}</w:compat><w:themeFontLang w:val="${languageTags[language]}"/><w:decimalSymbol w:val="${decimal}"/><w:listSeparator w:val="${list}"/>`;
	return {
		path: 'word/settings.xml',
		data: `${declaration}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${settings}</w:settings>`
	};
}
