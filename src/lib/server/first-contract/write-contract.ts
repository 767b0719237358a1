import { french } from '../ingest/french.ts';
import type { DraftDelivery } from './guess-delivery.ts';
import type { DraftField } from './guess-field.ts';

/** A contract as it is proposed. */
export type DraftContract = {
	/** The file that it was made from, by name. */
	readonly file: string;
	readonly title: string;
	readonly delivery: DraftDelivery;
	readonly key: readonly string[];
	/** Ids of the programme's partners, to choose from. */
	readonly partners: readonly string[];
	/** Lines of `shape`, in YAML, each with its comment. */
	readonly shape: readonly { readonly line: string; readonly comment: string }[];
	readonly fields: readonly DraftField[];
	/** What a person should know of the whole. */
	readonly notes: readonly string[];
};

/** The text of `data/contracts/<dataset>.yaml`, with what to check in comments. */
export function contractText(draft: DraftContract): string {
	const { delivery, key, partners, shape, fields, notes } = draft;
	const lines = [
		...comment(french`Modèle de fichier proposé d’après « ${draft.file} ». Relire chaque ligne :`),
		...comment('ce qui est deviné est dit, et rien n’est publié avant « jalon build ».'),
		...notes.flatMap((note) => comment(`- ${note}`)),
		'version: 1',
		...comment('Nom des données à l’écran, puis ce qu’est une ligne.'),
		`title: { fr: ${scalar(draft.title)} }`,
		'# description: { fr: "Une ligne par …" }',
		...comment(
			partners.length === 0
				? 'Qui l’envoie : un partenaire de data/programme.yaml.'
				: `Qui l’envoie : ${partners.join(', ')}.`
		),
		'# partner: …',
		...comment('Comment le fichier est fait, pour qui devra le refaire.'),
		'# source: { fr: "Export …" }',
		...registerLines(fields),
		...comment(delivery.comments.cadence),
		delivery.cadence === null ? '# cadence: monthly' : `cadence: ${delivery.cadence}`,
		...comment(delivery.comments.mode),
		`mode: ${delivery.mode}`,
		...(key.length === 0
			? [
					...comment('Champs qui identifient une ligne : aucun trouvé dans ce fichier.'),
					'# key: [champ]'
				]
			: [
					...comment('Champs qui identifient une ligne : ici, jamais deux fois les mêmes.'),
					`key: [${key.join(', ')}]`
				]),
		...comment(delivery.comments.delivered),
		`delivered: ${delivery.delivered}`,
		...comment(delivery.comments.covers),
		`covers: ${delivery.covers}`,
		...(shape.length === 0
			? []
			: [
					'shape:',
					...shape.flatMap(({ line, comment: why }) => [...comment(why, '  '), `  ${line}`])
				]),
		'fields:',
		...fields.flatMap(fieldLines)
	];
	return `${lines.join('\n')}\n`;
}

/** What the register of processing asks of a file about people. */
function registerLines(fields: readonly DraftField[]): string[] {
	if (fields.every(({ personal }) => personal === null)) return [];
	return [
		...comment(
			'Ce fichier semble parler de personnes. Pour le registre des traitements : à quoi il sert, sur quelle base (public-task, consent, contract, legal-obligation, legitimate-interests, vital-interests), de qui il parle, qui le reçoit, combien de temps.'
		),
		'# purpose: { fr: "…" }',
		'# basis: public-task',
		'# people: { fr: "…" }',
		'# recipients: [{ fr: "…" }]',
		'# keep: { for: 3 years, after: [champ_de_date] }'
	];
}

function fieldLines(field: DraftField): string[] {
	const { required, nomenclature } = field;
	const constraints = [
		...(required ? ['required: true'] : []),
		...(nomenclature === null ? [] : [`nomenclature: ${nomenclature}`])
	];
	const [first, ...rest] = [
		`name: ${field.name}`,
		`title: ${scalar(field.title)}`,
		`type: ${field.type}`,
		...(field.format === null ? [] : [`format: ${scalar(field.format)}`]),
		...(field.optional ? ['optional: true'] : []),
		...(field.personal === null ? [] : [`personal: ${field.personal}`]),
		...(field.missing.length === 0 ? [] : [`missing: [${field.missing.map(quoted).join(', ')}]`]),
		...(constraints.length === 0 ? [] : [`constraints: { ${constraints.join(', ')} }`]),
		...(field.values.length === 0
			? []
			: [
					'values:',
					...field.values.map(
						({ value, label }) => `  - { value: ${scalar(value)}, label: { fr: ${scalar(label)} } }`
					)
				])
	];
	return [
		...field.comments.flatMap((text) => comment(text, '  ')),
		`  - ${first}`,
		...rest.map((line) => `    ${line}`)
	];
}

const widest = 100;

/** A comment, cut between words; what a file says can't end it. */
function comment(text: string, indent = ''): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of oneLine(text).split(' ')) {
		if (line !== '' && indent.length + 2 + line.length + 1 + word.length > widest) {
			lines.push(line);
			line = '';
		}
		line += (line === '' ? '' : ' ') + word;
	}
	return [...lines, line].map((part) => `${indent}# ${part}`);
}

/** Whatever would end a line, or not show. */
export function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\s\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu, (space) =>
			/^[\u00a0\u202f]$/.test(space) ? space : ' '
		)
		.trim();
}

/** A scalar that is safe in a flow map: plain when it can't be read otherwise, else between quotes. */
function scalar(text: string): string {
	const plain = /^\p{L}[\p{L}\p{M}\p{N}_’-]*(?: [\p{L}\p{M}\p{N}_’-]+)*$/u.test(text);
	const word = /^(?:true|false|yes|no|on|off|y|n|null|oui|non)$/i.test(text);
	return plain && !word ? text : quoted(text);
}

function quoted(text: string): string {
	return JSON.stringify(text.toWellFormed()).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
		[...sign].map((unit) => `\\U${unit.codePointAt(0)!.toString(16).padStart(8, '0')}`).join('')
	);
}
