import type { FieldType, Nomenclature } from '../programme/contract.ts';
import { foldText } from '../ingest/fold-text.ts';
import { french } from '../ingest/french.ts';
import { codeKinds, type CodeKind, type ColumnFacts } from './column-facts.ts';
import { kebab } from './column-names.ts';
import { guessPersonal } from './guess-personal.ts';

/** A field as it is proposed, with what to check said in comments. */
export type DraftField = {
	name: string;
	title: string;
	type: FieldType;
	format: string | null;
	optional: boolean;
	required: boolean;
	nomenclature: Nomenclature | null;
	values: readonly { readonly value: string; readonly label: string }[];
	missing: readonly string[];
	personal: 'dropped' | 'pseudonym' | null;
	comments: string[];
};

/** From this share on, what does not fit is told rather than the type forgotten. */
const nearly = 0.8;

/** More distinct texts than this are no list of choices. */
const mostChoices = 12;
const longestChoice = 80;

/** Proposes a field for a column, from all its texts. */
export function guessField(facts: ColumnFacts, others: readonly ColumnFacts[]): DraftField {
	const { title, name, tally, rows, filled } = facts;
	const field: DraftField = {
		name,
		title,
		type: 'string',
		format: null,
		optional: false,
		required: filled === rows && rows > 0,
		nomenclature: null,
		values: [],
		missing: [],
		personal: null,
		comments: []
	};
	const personal = guessPersonal(facts, others);
	if (personal) {
		field.comments.push(personal.why);
		field.personal = personal.personal;
		if (field.personal === 'dropped') return { ...field, required: false };
		if (field.personal === 'pseudonym') return field;
	}
	if (tally.known === 0) {
		field.comments.push('Vide dans ce fichier : type à préciser.');
		return { ...field, required: false };
	}
	guessType(field, facts);
	if (field.type !== 'string' && tally.unknowns.length > 0) {
		field.missing = tally.unknowns;
		field.required = false;
	}
	if (field.type === 'string') guessCode(field, facts);
	if (field.type === 'string' && field.nomenclature === null) guessChoices(field, facts);
	return field;
}

function guessType(field: DraftField, facts: ColumnFacts): void {
	const { title, tally } = facts;
	const { known } = tally;
	const header = foldText(title);
	const saysDate = /date|jour|horodat|(^|[^a-z])le$|_on$|_at$|debut|fin$/.test(header);
	if (isDateColumn(field, tally, saysDate)) return;
	if (isBooleanColumn(facts)) {
		field.type = 'boolean';
		if (tally.truths === 0 || tally.falsehoods === 0)
			field.comments.push('Un seul mot dans ce fichier, lu comme oui ou non : à vérifier.');
		return;
	}
	if (tally.numbers !== known) {
		const dates = Math.max(tally.dates.dayFirst, tally.dates.monthFirst);
		if (dates > 0 && dates >= known * nearly)
			field.comments.push(nearlyAll('dates', 'date', tally.notDate));
		else if (tally.numbers > 0 && tally.numbers >= known * nearly)
			field.comments.push(nearlyAll('nombres', 'number', tally.notNumber));
		return;
	}
	if (isCode(header, tally)) {
		field.comments.push('Des chiffres, gardés en texte : un code ne se compte pas.');
		return;
	}
	field.type = tally.integers === known ? 'integer' : 'number';
	if (tally.percents > 0) field.comments.push('Pourcentages : « 78 % » est lu 0,78.');
}

function nearlyAll(what: string, type: FieldType, odd: string | null): string {
	return french`Presque tout y est ${what}, sauf par exemple « ${(odd ?? '').slice(0, 60)} ». « ${`type: ${type}`} » écarterait ces lignes.`;
}

function isDateColumn(field: DraftField, tally: ColumnFacts['tally'], saysDate: boolean): boolean {
	const { known, dates } = tally;
	const set = (type: 'date' | 'datetime', format: string | null, ...comments: string[]) => {
		Object.assign(field, { type, format });
		field.comments.push(...comments);
		return true;
	};
	if (tally.yearMonths === known)
		return set('date', 'YYYY-MM', 'Mois : lu comme son premier jour.');
	if (tally.monthYears === known)
		return set('date', 'MM/YYYY', 'Mois : lu comme son premier jour.');
	if (saysDate && tally.packedDates === known) return set('date', 'YYYYMMDD');
	if (saysDate && tally.serials === known)
		return set('date', null, 'Jours comptés par un tableur : lus comme des dates, à vérifier.');
	if (Math.max(dates.dayFirst, dates.monthFirst) !== known) return false;
	const type = tally.timed > 0 ? 'datetime' : 'date';
	const time = type === 'datetime' ? ' HH:mm' : '';
	const year = tally.twoDigitYears === known ? 'YY' : 'YYYY';
	if (tally.yearFirst === known) return set(type, `YYYY-MM-DD${time}`);
	if (tally.yearFirst > 0 || tally.slashed === 0) return set(type, null);
	if (dates.dayFirst < known)
		return set(type, `MM/DD/${year}${time}`, 'Dates américaines : le mois vient avant le jour.');
	return tally.dayFirstOnly > 0
		? set(type, `DD/MM/${year}${time}`)
		: set(
				type,
				`DD/MM/${year}${time}`,
				'Rien ne dit si le jour vient avant le mois : lu jour/mois, à vérifier.'
			);
}

/** Yes and no in words, a cross, or two letters of which one says yes and the other no. */
function isBooleanColumn({ tally, texts }: ColumnFacts): boolean {
	const { known, truths, falsehoods, digitsOnly } = tally;
	if (truths + falsehoods !== known || digitsOnly > 0 || known > 4) return false;
	const letters = texts.every(({ text }) => /^[a-z]$/i.test(text) && !/^x$/i.test(text));
	return !letters || (truths > 0 && falsehoods > 0);
}

function isCode(header: string, tally: ColumnFacts['tally']): boolean {
	if (tally.leadingZeros > 0 || tally.longDigits > 0) return true;
	if (tally.digitsOnly !== tally.known) return false;
	return /code|siren|siret|postal|insee|^cp$|^n°|numero|identifiant|reference|^ref|(^|[^a-z])id$|^id/.test(
		header
	);
}

/** A header that speaks of the nomenclature; without it, only what cannot be chance is taken. */
const hints: Readonly<Record<CodeKind, RegExp>> = {
	commune: /commune|ville|codgeo|insee|city|localite/,
	intercommunality: /interco|epci|communautede|agglo/,
	department: /departement|^dep(t|\b)|codedep/,
	rome: /rome/,
	siret: /siret/,
	naf: /naf|ape\b|codeape/
};

function guessCode(field: DraftField, { title, tally }: ColumnFacts): void {
	const header = foldText(title);
	if (/postal|^cp$|zip/.test(header)) return;
	for (const kind of codeKinds) {
		const found = tally.codes[kind];
		const hinted = hints[kind].test(header);
		const surely = kind === 'commune' || kind === 'siret' || kind === 'intercommunality';
		if (found === tally.known && (hinted || (surely && tally.known >= 5))) {
			field.nomenclature = kind;
			field.required &&= tally.unknowns.length === 0;
			if (tally.unknowns.length > 0) field.missing = tally.unknowns;
			field.comments = field.comments.filter((comment) => !comment.startsWith('Des chiffres'));
			return;
		}
		if (hinted && found >= tally.known * nearly) {
			const stranger = tally.strangers[kind] ?? '';
			field.comments.push(
				french`Presque tout y est de la nomenclature « ${kind} », sauf par exemple « ${stranger.slice(0, 60)} ». Ajouter « ${`constraints: { nomenclature: ${kind} }`} » écarterait ces lignes.`
			);
		}
	}
}

/** A few texts that come again and again: each becomes a value with its label. */
function guessChoices(field: DraftField, { title, tally, texts, distinct, filled }: ColumnFacts) {
	const few = distinct <= mostChoices && filled >= 10 && filled >= distinct * 3;
	const words = texts.every(
		({ text }) =>
			text.length <= longestChoice && /\p{L}/u.test(text) && !/[\p{Cc}\p{Cf}]/u.test(text)
	);
	if (!few || !words || tally.digitsOnly > 0 || /code|identifiant|^id/.test(foldText(title)))
		return;
	const labels = new Map<string, string>();
	for (const { text } of texts) if (!labels.has(foldText(text))) labels.set(foldText(text), text);
	const taken = new Set<string>();
	field.values = [...labels.values()].map((label) => {
		const base = kebab(label) || 'value';
		let value = base;
		for (let number = 2; taken.has(value); number++) value = `${base}-${number}`;
		taken.add(value);
		return { value, label };
	});
	field.comments.push(
		'Choix trouvés dans ce fichier : compléter la liste, car une valeur nouvelle serait écartée.'
	);
}
