import type { YAMLParseError } from 'yaml';

type Words = { readonly fr: string; readonly en: string };

/** The mistakes that people make in YAML, in words; others keep the library's own. */
const messages: Readonly<Record<string, Words>> = {
	DUPLICATE_KEY: {
		fr: 'cette clé est écrite deux fois',
		en: 'this key is written twice'
	},
	BLOCK_AS_IMPLICIT_KEY: {
		fr: 'un texte qui contient « : » s’écrit entre guillemets',
		en: 'a text that contains “: ” must be quoted'
	},
	BAD_INDENT: {
		fr: 'décalage incorrect au début de la ligne, ou un [ ou { ouvert plus haut et jamais refermé',
		en: 'wrong indentation, or a [ or { opened above and never closed'
	},
	TAB_AS_INDENT: {
		fr: 'une tabulation ne peut pas décaler une ligne : mettre des espaces',
		en: 'a tab cannot indent a line: use spaces'
	},
	BAD_SCALAR_START: {
		fr: 'un texte qui commence par ce signe s’écrit entre guillemets',
		en: 'a text that starts with this sign must be quoted'
	},
	MULTILINE_IMPLICIT_KEY: {
		fr: 'il manque « : » après la clé, ou des guillemets autour d’un texte',
		en: 'a “:” is missing after the key, or quotes around a text'
	},
	BAD_ALIAS: {
		fr: 'un texte qui commence par * ou & s’écrit entre guillemets',
		en: 'a text that starts with * or & must be quoted'
	}
};

export function yamlMessage(error: YAMLParseError): Words {
	const said = error.message.split('\n')[0] ?? '';
	return (
		messages[error.code] ?? { fr: `YAML illisible (${said})`, en: `unreadable YAML (${said})` }
	);
}
