import type {
	Better,
	Cadence,
	Confidentiality,
	Format,
	Indicator,
	Kind,
	MoveLimit,
	Over,
	SeriesBreak,
	Tolerance,
	Unit
} from '#lib/indicators/indicator.ts';
import type { Localized } from '#lib/indicators/language.ts';
import type { Grain } from '#lib/indicators/period.ts';
import type { FieldValue } from './contract.ts';
import { checkDeclared, checkKind, overs } from './check-kind.ts';
import {
	breakKeys,
	confidentialKeys,
	formatKeys,
	formulaKeys,
	indicatorKeys,
	toleranceKeys
} from './front-matter-keys.ts';
import { readKeys, type Keys, type Parse } from './keys.ts';
import type { Problems, Spec } from './spec.ts';
import {
	expected,
	parseBoolean,
	parseColumnName,
	parseDate,
	parseId,
	parseLanguages,
	parseLength,
	parseListOf,
	parseLocalized,
	parseNumber,
	parseOneOf,
	parseText,
	parseWhole
} from './spec-values.ts';

export const kinds: readonly Kind[] = [
	'stock',
	'flow',
	'ratio',
	'median',
	'distinct',
	'level',
	'formula'
];
const betters: readonly Better[] = ['up', 'down', 'none'];
const grains: readonly Grain[] = ['day', 'month', 'quarter', 'year'];
const cadences: readonly Cadence[] = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'];

/** Decimals of each style when a person gives none. */
const decimalsOf: Readonly<Record<Format['style'], number>> = {
	integer: 0,
	decimal: 1,
	percent: 1,
	currency: 0,
	days: 0
};
const styles = Object.keys(decimalsOf) as readonly Format['style'][];

export const defaultTolerance: Tolerance = { ahead: -10, atRisk: 10, offTrack: 25 };

/** Columns of facts, which a dimension cannot be called. */
const reservedColumns: readonly string[] = [
	'start_on',
	'end_on',
	'on_date',
	'quantity',
	'numerator',
	'denominator',
	'value',
	'key',
	'territory',
	'commune',
	'intercommunality',
	'department',
	'unit_key',
	'known_on'
];

export type ParsedIndicator = {
	readonly indicator: Indicator;
	/** Where the person wrote each key, for what other files decide. */
	readonly keys: Keys;
	/** Dimension → what labels its values, where the person said it. */
	readonly labels: Readonly<Record<string, DimensionLabels>>;
};

/** Checks the front matter of one indicator; null when too much is wrong to go on with it. */
export function parseIndicator(id: string, spec: Spec, problems: Problems): ParsedIndicator | null {
	const keys = readKeys(spec, indicatorKeys, problems);
	if (!keys) return null;
	const title = keys.required('title', parseLocalized);
	const definition = keys.required('definition', parseLocalized);
	const unit = keys.required('unit', parseUnit);
	const observed = keys.required('observed', parseId);
	const axis = keys.required('axis', parseId);
	const owner = keys.required('owner', parseText);
	const kind = keys.required('kind', parseOneOf(kinds));
	const better = keys.required('better', parseOneOf(betters));
	const over = keys.optional<Over | null>('over', parseOneOf(overs), null);
	const formula = keys.optional<Indicator['formula']>('formula', parseFormula, null);
	const dimensions = keys.optional('dimensions', parseDimensions, []);
	const confidential = keys.optional<Confidentiality | null>(
		'confidential',
		parseConfidential(dimensions.map(({ name }) => name)),
		null
	);
	const rest = {
		headline: keys.optional<number | null>('headline', parseWhole(1), null),
		tolerance: keys.optional('tolerance', parseTolerance, defaultTolerance),
		format: keys.optional('format', parseFormat, { style: 'integer', decimals: 0 } as Format),
		minimum: keys.optional<number | null>('minimum', parseWhole(1), null),
		matures: keys.optional<Indicator['matures']>('matures', parseLength, null),
		across: keys.optional('across', parseOneOf<'sum' | 'none'>(['sum', 'none']), 'sum'),
		finest: keys.optional('finest', parseOneOf(grains), 'day' as Grain),
		within: keys.optional<string | null>('within', parseText, null),
		publish: keys.optional('publish', parseBoolean, false),
		part: keys.optional('part', parseBoolean, false),
		declared: keys.optional('declared', parseBoolean, false),
		cadence: keys.optional<Cadence | null>('cadence', parseOneOf(cadences), null),
		delay: keys.optional<Indicator['delay']>('delay', parseLength, null),
		source: keys.optional<Localized | null>('source', parseLocalized, null),
		method: keys.optional<Localized | null>('method', parseLocalized, null),
		since: keys.optional<string | null>('since', parseDate, null),
		breaks: keys.optional<readonly SeriesBreak[]>('breaks', parseListOf(parseBreak), []),
		limit: keys.optional<Indicator['limit']>('limit', parseLimit, null)
	};
	if (kind) checkKind(kind, keys, problems);
	if (kind && rest.declared) checkDeclared(kind, dimensions.length, keys, problems);
	if (!title || !definition || !unit || !observed || !axis || !owner || !kind || !better)
		return null;
	return {
		keys,
		labels: Object.fromEntries(
			dimensions.flatMap(({ name, labels }) => (labels ? [[name, labels]] : []))
		),
		indicator: {
			id,
			title,
			definition,
			unit,
			observed,
			axis,
			owner,
			kind,
			over,
			better,
			formula,
			confidential,
			dimensions: Object.fromEntries(dimensions.map(({ name, label }) => [name, label])),
			...rest
		}
	};
}

/** Singular and plural, by language. */
export const parseUnit: Parse<Unit> = (spec, problems) => {
	if (spec.kind !== 'map') {
		const words = parseWords(spec, problems);
		return words && { fr: words };
	}
	const words = parseLanguages(spec, problems, parseWords);
	if (!words) return undefined;
	return words.en === undefined ? { fr: words.fr } : { fr: words.fr, en: words.en };
};

/** `[singular, plural]`, or one word that has no plural. */
const parseWords: Parse<readonly [string, string]> = (spec, problems) => {
	const words = parseListOf(parseText)(spec, problems) ?? [];
	const [singular, plural = singular] = words;
	if (singular !== undefined && plural !== undefined && words.length <= 2)
		return [singular, plural];
	return expected(spec, '[singulier, pluriel]', '[singular, plural]', problems);
};

const parseFormat: Parse<Format> = (spec, problems) => {
	if (spec.kind !== 'map') {
		const style = parseOneOf(styles)(spec, problems);
		return style && { style, decimals: decimalsOf[style] };
	}
	const keys = readKeys(spec, formatKeys, problems);
	const style = keys?.required('style', parseOneOf(styles));
	return keys && style
		? { style, decimals: keys.optional('decimals', parseWhole(0), decimalsOf[style]) }
		: undefined;
};

const parseTolerance: Parse<Tolerance> = (spec, problems) => {
	const keys = readKeys(spec, toleranceKeys, problems);
	if (!keys) return undefined;
	const tolerance = {
		ahead: keys.optional('ahead', parseNumber, defaultTolerance.ahead),
		atRisk: keys.optional('at-risk', parseNumber, defaultTolerance.atRisk),
		offTrack: keys.optional('off-track', parseNumber, defaultTolerance.offTrack)
	};
	if (tolerance.ahead <= tolerance.atRisk && tolerance.atRisk <= tolerance.offTrack)
		return tolerance;
	return expected(spec, 'ahead ≤ at-risk ≤ off-track', 'ahead ≤ at-risk ≤ off-track', problems);
};

function parseConfidential(dimensions: readonly string[]): Parse<Confidentiality> {
	return (spec, problems) => {
		const keys = readKeys(spec, confidentialKeys, problems);
		if (!keys) return undefined;
		const communes = keys.optional('communes', parseOneOf(['open']), null);
		return {
			threshold: keys.optional<number | null>('threshold', parseWhole(1), null),
			sensitive: keys.optional('sensitive', parseListOf(parseOneOf(dimensions)), []),
			...(communes && { communes })
		};
	};
}

/** `20 %` of the figure, or a number in the unit shown: points for a percentage. */
const parseLimit: Parse<MoveLimit> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text.trim() : '';
	const [, number, percent] = /^(\d{1,12}(?:[.,]\d{1,6})?)[\s\u00a0\u202f]*(%?)$/.exec(text) ?? [];
	const size = Number(number?.replace(',', '.'));
	if (size > 0) return percent ? { share: size / 100 } : { amount: size };
	return expected(
		spec,
		'une part telle que 20 %, ou un nombre plus grand que 0',
		'a share such as 20 %, or a number greater than 0',
		problems
	);
};

const parseFormula: Parse<{ numerator: string; denominator: string }> = (spec, problems) => {
	const keys = readKeys(spec, formulaKeys, problems);
	const numerator = keys?.required('numerator', parseId);
	const denominator = keys?.required('denominator', parseId);
	return numerator && denominator ? { numerator, denominator } : undefined;
};

/** A day from which figures do not compare with those before, and why. */
export const parseBreak: Parse<SeriesBreak> = (spec, problems) => {
	const keys = readKeys(spec, breakKeys, problems);
	const on = keys?.required('on', parseDate);
	const reason = keys?.required('reason', parseLocalized);
	return on && reason ? { on, reason } : undefined;
};

/** `dataset.field`, or the labels themselves for values that only SQL makes. */
export type DimensionLabels =
	{ readonly field: string; readonly spec: Spec } | { readonly values: readonly FieldValue[] };

type Dimension = {
	readonly name: string;
	readonly label: Localized;
	readonly labels: DimensionLabels | null;
};

const parseDimensions: Parse<readonly Dimension[]> = (spec, problems) => {
	if (spec.kind !== 'map')
		return expected(spec, '{ colonne: libellé }', '{ column: label }', problems);
	return spec.entries.flatMap((entry): Dimension[] => {
		const { key, place } = entry;
		const name = parseColumnName({ kind: 'scalar', place, value: key, text: key }, problems);
		if (name && reservedColumns.includes(name))
			problems.add(place, {
				fr: `« ${name} » est une colonne réservée, pas une dimension`,
				en: `“${name}” is a reserved column, not a dimension`
			});
		const { label, labels } = parseDimension(entry.spec, problems);
		return name && label ? [{ name, label, labels }] : [];
	});
};

function parseDimension(
	spec: Spec,
	problems: Problems
): { label: Localized | undefined; labels: Dimension['labels'] } {
	if (spec.kind !== 'map') return { label: parseLocalized(spec, problems), labels: null };
	const named = spec.entries.find(({ key }) => key === 'labels');
	const words = { ...spec, entries: spec.entries.filter((entry) => entry !== named) };
	return {
		label: parseLocalized(words, problems),
		labels: named ? parseLabels(named.spec, problems) : null
	};
}

/** Words of values, given one by one or taken from a field. */
export function parseLabels(spec: Spec, problems: Problems): DimensionLabels | null {
	if (spec.kind === 'map') {
		const values = spec.entries.flatMap(({ key: value, spec: words }): FieldValue[] => {
			const label = parseLocalized(words, problems);
			return label ? [{ value, label, aliases: [] }] : [];
		});
		return { values };
	}
	const field = parseText(spec, problems);
	return field ? { field, spec } : null;
}
