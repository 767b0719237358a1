import type { CommanderError } from 'commander';
import type { Language } from '#lib/indicators/language.ts';

type Words = { readonly fr: string; readonly en: string };

const titles: Readonly<Record<string, Words>> = {
	'Usage:': { fr: 'Usage :', en: 'Usage:' },
	'Arguments:': { fr: 'Arguments :', en: 'Arguments:' },
	'Options:': { fr: 'Options :', en: 'Options:' },
	'Commands:': { fr: 'Commandes :', en: 'Commands:' }
};

/** A heading of the help in the reader's language. */
export function helpTitle(title: string, language: Language): string {
	return titles[title]?.[language] ?? title;
}

/** Commander's messages are English sentences with the person's words between quotes. */
const messages: readonly { readonly pattern: RegExp; readonly fr: string; readonly en: string }[] =
	[
		{
			pattern: /^missing required argument '([^']*)'/,
			fr: 'Il manque l’argument « $1 ».',
			en: 'The argument “$1” is missing.'
		},
		{
			pattern: /^option '([^']*)' argument missing/,
			fr: 'L’option « $1 » attend une valeur.',
			en: 'The option “$1” takes a value.'
		},
		{
			pattern: /^unknown option '([^']*)'/,
			fr: 'Option inconnue « $1 ».',
			en: 'Unknown option “$1”.'
		},
		{
			pattern: /^unknown command '([^']*)'/,
			fr: 'Commande inconnue « $1 ».',
			en: 'Unknown command “$1”.'
		},
		{
			pattern: /^option '([^']*)' argument '([^']*)' is invalid\. Allowed choices are (.*)\.$/,
			fr: 'Option « $1 » : « $2 » n’est pas admis, attendu : $3.',
			en: 'Option “$1”: “$2” is not allowed, expected: $3.'
		},
		{
			pattern: /^too many arguments.*?: (.*)\.$/,
			fr: 'Argument en trop : $1.',
			en: 'One argument too many: $1.'
		}
	];

/** The same message in both languages, with the nearest name and the help to read. */
export function usageMessage(error: CommanderError): Words {
	const [first = '', nearest = ''] = error.message.replace(/^error: /, '').split('\n');
	const near = /Did you mean (?:one of )?(.*)\?\)/.exec(nearest)?.[1];
	const known = messages.find(({ pattern }) => pattern.test(first));
	const said = known
		? { fr: first.replace(known.pattern, known.fr), en: first.replace(known.pattern, known.en) }
		: { fr: first, en: first };
	return {
		fr: `${said.fr}${near ? ` Vouliez-vous dire ${near} ?` : ''} Voir jalon --help.`,
		en: `${said.en}${near ? ` Did you mean ${near}?` : ''} See jalon --help.`
	};
}
