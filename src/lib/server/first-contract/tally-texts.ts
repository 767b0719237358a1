import { makeCodeCheck, type PlacesOf } from '../ingest/check-code.ts';
import { foldText } from '../ingest/fold-text.ts';
import { parseBoolean } from '../ingest/parse-boolean.ts';
import { orderEvidence, parseMoment, toIsoDate, type Moment } from '../ingest/parse-date.ts';
import { decimalEvidence, parseNumber } from '../ingest/parse-number.ts';
import { codeKinds, type CodeKind, type Tally } from './column-facts.ts';

/** Words for what nobody knows; a column of words keeps them as they are. */
const unknownWords = new Set([
	'n/a',
	'na',
	'n.a.',
	'nc',
	'n.c.',
	'nd',
	'n.d.',
	'ns',
	'null',
	'none',
	'inconnu',
	'-',
	'--',
	'*',
	'?',
	'#n/a',
	'#n/d'
]);

const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const phone = /^(?:\+|00)?\d(?:[\s.()/-]*\d){8,13}$/;
const frenchPhone = /^(?:(?:\+|00)33[\s.]?|0)[1-9](?:[\s.-]?\d{2}){4}$/;

type Counts = { -readonly [K in keyof Tally]: Tally[K] };

/** Counts, over distinct texts, what a column can be read as. */
export type Tallier = {
	/** A text that isn't blank. */
	look(text: string): void;
	tally(): Tally;
};

export function makeTallier(where: PlacesOf): Tallier {
	const counts: Counts = emptyTally();
	const codes: Record<CodeKind, number> = { ...counts.codes };
	const strangers: Partial<Record<CodeKind, string>> = {};
	const dates = { dayFirst: 0, monthFirst: 0 };
	const unknowns: string[] = [];
	const checks = codeKinds.map((kind) => [kind, makeCodeCheck(kind, where)] as const);
	/** Looking a place up is dear: no more for a column that plainly holds none. */
	const hopeless = (kind: CodeKind) => counts.known > 200 && codes[kind] < counts.known / 2;
	return {
		look(text) {
			if (unknownWords.has(foldText(text))) return void unknowns.push(text);
			counts.known++;
			lookAtNumber(text, counts);
			lookAtDate(text, counts, dates);
			const truth = parseBoolean(text);
			if (truth === true) counts.truths++;
			else if (truth === false) counts.falsehoods++;
			if (email.test(text)) counts.emails++;
			if (frenchPhone.test(text) || phone.test(text)) counts.phones++;
			for (const [kind, check] of checks) {
				if (hopeless(kind)) continue;
				if (check(text) !== undefined && looksLike(kind, text)) codes[kind]++;
				else strangers[kind] ??= text;
			}
		},
		tally: () => ({ ...counts, codes, strangers, dates, unknowns })
	};
}

/** What a check lets pass for the sake of files that lost their zeros is no evidence. */
function looksLike(kind: CodeKind, text: string): boolean {
	return kind === 'siret' ? text.replace(/\D/g, '').length === 14 : true;
}

function lookAtNumber(text: string, counts: Counts): void {
	if (/^\d+$/.test(text)) {
		counts.digitsOnly++;
		if (text.length > 15) counts.longDigits++;
	}
	if (/^[+-]?0\d/.test(text)) counts.leadingZeros++;
	const evidence = decimalEvidence(text);
	if (evidence === ',') counts.commas++;
	if (evidence === '.') counts.points++;
	const value = parseNumber(text, evidence === 'either' ? ',' : null);
	if (value === undefined) return void (counts.notNumber ??= text);
	counts.numbers++;
	if (evidence === 'either') counts.unsettledNumbers++;
	else if (Number.isSafeInteger(value) && evidence === null) counts.integers++;
	if (text.includes('%')) counts.percents++;
}

function lookAtDate(
	text: string,
	counts: Counts,
	dates: { dayFirst: number; monthFirst: number }
): void {
	if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) counts.yearMonths++;
	if (/^(?:0?[1-9]|1[0-2])\/\d{4}$/.test(text)) counts.monthYears++;
	if (/^\d{5}$/.test(text) && Number(text) > 25_000 && Number(text) < 60_000) counts.serials++;
	// A number is a date only where the header says so.
	if (/^\d+(?:[.,]\d+)?$/.test(text)) {
		if (/^(?:19|20)\d{6}$/.test(text) && typeof parseMoment(text, null) === 'object')
			counts.packedDates++;
		counts.notDate ??= text;
		return;
	}
	const evidence = orderEvidence(text);
	if (/^\d{1,2}[/.-]\d/.test(text)) counts.slashed++;
	if (evidence === 'DMY') counts.dayFirstOnly++;
	if (evidence === 'MDY') counts.monthFirstOnly++;
	if (evidence === 'YMD') counts.yearFirst++;
	if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)/.test(text)) counts.twoDigitYears++;
	const dayFirst = parseMoment(text, 'DMY');
	const monthFirst = parseMoment(text, 'MDY');
	if (isMoment(dayFirst)) dates.dayFirst++;
	if (isMoment(monthFirst)) dates.monthFirst++;
	const moment = isMoment(dayFirst) ? dayFirst : monthFirst;
	if (!isMoment(moment)) return void (counts.notDate ??= text);
	if (moment.seconds) counts.timed++;
	const day = toIsoDate({ ...moment, offset: null }, 'UTC');
	if (counts.firstDate === null || day < counts.firstDate) counts.firstDate = day;
	if (counts.lastDate === null || day > counts.lastDate) counts.lastDate = day;
}

const isMoment = (found: Moment | string): found is Moment => typeof found === 'object';

function emptyTally(): Tally {
	return {
		known: 0,
		integers: 0,
		numbers: 0,
		unsettledNumbers: 0,
		commas: 0,
		points: 0,
		percents: 0,
		leadingZeros: 0,
		digitsOnly: 0,
		longDigits: 0,
		truths: 0,
		falsehoods: 0,
		dates: { dayFirst: 0, monthFirst: 0 },
		timed: 0,
		slashed: 0,
		dayFirstOnly: 0,
		monthFirstOnly: 0,
		yearFirst: 0,
		twoDigitYears: 0,
		packedDates: 0,
		serials: 0,
		yearMonths: 0,
		monthYears: 0,
		emails: 0,
		phones: 0,
		codes: { commune: 0, intercommunality: 0, department: 0, rome: 0, siret: 0, naf: 0 },
		strangers: {},
		notDate: null,
		notNumber: null,
		unknowns: [],
		firstDate: null,
		lastDate: null
	};
}
