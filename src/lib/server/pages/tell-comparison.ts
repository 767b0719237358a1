import { changeBetween } from '#lib/indicators/change.ts';
import { formatDate, formatIndicatorValue, formatNumber } from '#lib/indicators/format.ts';
import { formatPoints, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import { seesRows, type Reader } from '#lib/indicators/reader.ts';
import { rowsChangeSentence } from '#lib/indicators/rows-change-sentence.ts';
import { thresholdOf } from '../disclosure/policy.ts';
import { recognitionSentence } from '../mends/recognise.ts';
import type { Contract } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';
import type { Comparison } from '../rounds/compare-editions.ts';
import type { HeadlineFigure, IndicatorMove } from '../rounds/compare-indicators.ts';
import type { RowsChange } from '../rounds/compare-rows.ts';
import type { RowSample } from '../rounds/sample-rows.ts';

/** What publishing would change, in words. */
export type ToldComparison = {
	readonly datasets: readonly ToldRows[];
	readonly moves: readonly ToldMove[];
	/** Indicators whose figure stays. */
	readonly still: number;
	readonly findings: readonly ToldFinding[];
};

export type ToldRows = {
	readonly dataset: string;
	readonly title: string;
	/** « 12 nouvelles, 3 modifiées, 1 disparue, 308 identiques ». */
	readonly sentence: string;
	/** What it mends of rows that were set aside. */
	readonly corrections: readonly string[];
	readonly samples: readonly {
		readonly kind: 'new' | 'changed' | 'gone';
		/** Of all that there are. */
		readonly total: number;
		readonly rows: readonly ToldSample[];
	}[];
};

export type ToldSample = {
	/** « Identifiant A-12 », or where the row lies. */
	readonly key: string;
	readonly changes: readonly {
		readonly title: string;
		readonly before: string;
		readonly after: string;
	}[];
	readonly hidden: boolean;
};

export type ToldMove = {
	readonly id: string;
	readonly title: string;
	readonly before: string;
	readonly after: string;
	/** « +3 », « −1,2 pt »; null when the two do not compare. */
	readonly difference: string | null;
	/** The dates, when they are not the same, or why the two do not compare. */
	readonly note: string | null;
	readonly beyond: boolean;
};

export type ToldFinding = {
	readonly title: string;
	readonly blocks: boolean;
	readonly rows: number;
	readonly before: number;
};

const samplesShown = 5;

export function tellComparison(
	{ datasets, indicators, findings, corrections }: Comparison,
	programme: Programme,
	reader: Reader
): ToldComparison {
	const moving = indicators.filter(({ moved, beyond }) => moved || beyond);
	return {
		datasets: datasets.map((change) => ({
			...tellRows(change, programme, reader),
			corrections: corrections
				.filter(({ dataset }) => dataset === change.dataset)
				.map((one) => recognitionSentence(one, reader.language))
		})),
		moves: moving.map((move) => tellMove(move, programme, reader)),
		still: indicators.length - moving.length,
		findings: findings.map(({ title, severity, rows, before }) => ({
			title: localize(title, reader.language),
			blocks: severity === 'blocks',
			rows,
			before
		}))
	};
}

function tellRows(
	change: RowsChange,
	programme: Programme,
	reader: Reader
): Omit<ToldRows, 'corrections'> {
	const { language } = reader;
	const { dataset, title, keys, rows, samples } = change;
	const contract = programme.contracts.find((one) => one.dataset === dataset);
	const number = (count: number) => formatNumber(count, language);
	const counted = {
		fr: `${number(rows.before)} lignes avant, ${number(rows.after)} après`,
		en: `${number(rows.before)} rows before, ${number(rows.after)} after`
	};
	return {
		dataset,
		title: localize(title, language),
		sentence: keys === null ? counted[language] : rowsChangeSentence(keys, language),
		samples: (['changed', 'gone', 'new'] as const).flatMap((kind) =>
			samples[kind].length === 0 || !seesRows(reader)
				? []
				: [
						{
							kind,
							total: keys?.[kind] ?? samples[kind].length,
							rows: samples[kind]
								.slice(0, samplesShown)
								.map((sample) => tellSample(sample, contract, language))
						}
					]
		)
	};
}

function tellSample(
	{ key, line, changes, hidden }: RowSample,
	contract: Contract | undefined,
	language: Reader['language']
): ToldSample {
	const titleOf = (name: string) =>
		contract?.fields.find((field) => field.name === name)?.title ?? name;
	const named = Object.entries(key).map(([name, value]) => `${titleOf(name)} ${value ?? '—'}`);
	const place = { fr: `ligne ${line}`, en: `line ${line}` }[language];
	return {
		key: named.length === 0 ? place : named.join(', '),
		changes: changes.map(({ title, before, after }) => ({
			title,
			before: before ?? '—',
			after: after ?? '—'
		})),
		hidden
	};
}

function tellMove(move: IndicatorMove, programme: Programme, reader: Reader): ToldMove {
	const { id, title, beyond } = move;
	const before = move.before && toldTo(reader, move.before);
	const after = toldTo(reader, move.after);
	const indicator = programme.indicators.find((query) => query.id === id)?.indicator;
	const write = (figure: HeadlineFigure | null) =>
		figure === null || !indicator
			? '—'
			: formatIndicatorValue(figure, indicator, reader.language).text;
	const ofFew = indicator !== undefined && isOfFew(move, indicator, programme, reader);
	return {
		id,
		title: localize(title, reader.language),
		before: write(before),
		after: write(after),
		difference:
			indicator && !ofFew ? tellDifference({ ...move, before, after }, indicator, reader) : null,
		note: ofFew ? tooFew[reader.language] : noteOf(move, reader),
		beyond
	};
}

const tooFew = {
	fr: 'écart de trop peu pour être détaillé (secret statistique)',
	en: 'difference of too few to be itemised (statistical secrecy)'
};

/** Whether two editions differ by fewer units than may be told of: their figures stand, the difference is not itemised. */
function isOfFew(
	{ difference }: IndicatorMove,
	indicator: Indicator,
	{ settings }: Programme,
	{ unsuppressed }: Reader
): boolean {
	const { kind } = indicator;
	if (unsuppressed || difference === null || difference === 0) return false;
	const isCount = kind === 'stock' || kind === 'flow' || kind === 'distinct';
	return isCount && Math.abs(difference) < thresholdOf(indicator, [], settings);
}

/** A figure as its reader may see it. */
function toldTo({ unsuppressed }: Reader, figure: HeadlineFigure): HeadlineFigure {
	return figure.secret !== false && !unsuppressed
		? { ...figure, value: null, missing: 'secret' }
		: figure;
}

function tellDifference(
	{ before, after, restarted, break: breaking }: IndicatorMove,
	{ format }: Indicator,
	{ language }: Reader
): string | null {
	if (restarted || breaking) return null;
	const change = changeBetween(after.value, before?.value ?? null, format);
	if (change === null) return null;
	return format.style === 'percent'
		? formatPoints(change.displayed, language, { decimals: format.decimals })
		: formatValue(change.difference, format, language, { sign: true });
}

function noteOf(
	{ before, after, restarted, break: breaking }: IndicatorMove,
	{ language }: Reader
): string | null {
	if (before === null) return null;
	const day = (date: string) => formatDate(date, language, 'medium');
	if (breaking)
		return {
			fr: `rupture de série le ${day(breaking.on)} : ${localize(breaking.reason, 'fr')}`,
			en: `break in series on ${day(breaking.on)}: ${localize(breaking.reason, 'en')}`
		}[language];
	if (restarted)
		return {
			fr: `la période repart le ${day(after.from)}`,
			en: `the period starts anew on ${day(after.from)}`
		}[language];
	return before.to === after.to ? null : `${day(before.to)} → ${day(after.to)}`;
}
