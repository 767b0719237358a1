type Words = { readonly fr: string; readonly en: string };

const messages: Readonly<Record<string, Words>> = {
	'parse-error': {
		fr: 'balise illisible : {% nom "valeur" attribut="valeur" /%} attendu',
		en: 'unreadable tag: {% name "value" attribute="value" /%} expected'
	},
	'missing-opening': {
		fr: 'balise fermée sans avoir été ouverte',
		en: 'tag closed without having been opened'
	},
	'missing-closing': {
		fr: 'balise ouverte et jamais fermée : finir par /%} ou ajouter {% /nom %}',
		en: 'tag opened and never closed: end it with /%} or add {% /name %}'
	},
	'missing-end': {
		fr: 'fin de bloc manquante',
		en: 'missing end of block'
	}
};

/** What Markdoc's parser refuses, in words; others keep the parser's own. */
export function parserMessage(id: string, said: string): Words {
	return (
		messages[id] ?? { fr: `syntaxe de la balise (${said})`, en: `syntax of the tag (${said})` }
	);
}
