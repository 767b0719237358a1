import { grains, isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { DeclaredFigure } from '#lib/indicators/declared.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { levels } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { ask } from './ask.ts';
import { checkDimensions } from './check-dimensions.ts';
import { resolvePlace } from './place.ts';
import type { Question } from './question.ts';
import { notAllowed, unknownName } from './refusal.ts';
import { periodsAsked, type Times } from './slots.ts';
import { cached } from './values-cache.ts';
import type { ValuesQuery, ValuesResult } from './values-query.ts';

const earliestDay = '1900-01-01';
const latestDay = '2200-12-31';
const maximumPeriods = 4_000;

/**
 * The values that a query asks for, as the reader may see them: indicators in the order asked,
 * then territories, dimension values, periods. Throws a JalonError for what doesn't exist, naming
 * the nearest that does, and `not-allowed` for what the reader may not see.
 */
export function computeValues(
	edition: Edition,
	query: ValuesQuery,
	reader: Reader
): Promise<ValuesResult> {
	return cached(
		edition,
		reader,
		['values', query],
		() => compute(edition, query, reader),
		({ values }) => values.length
	);
}

async function compute(
	edition: Edition,
	query: ValuesQuery,
	reader: Reader
): Promise<ValuesResult> {
	const indicators = findIndicators(edition, query.indicators, reader);
	const asOf = checkDay(query.asOf ?? edition.asOf, 'asOf');
	const question: Question = {
		edition,
		reader,
		asOf,
		times: timesAsked(edition, query, asOf),
		place: await resolvePlace(edition, query, reader),
		memory: new Map(),
		by: query.by,
		where: await checkDimensions(edition, query, indicators)
	};
	const values = await ask(question, indicators);
	return { version: 1, edition: edition.id, asOf, values: values.flat() };
}

/** The indicators that the reader may see, in order of id; building blocks of formulas are not shown. */
export function visibleIndicators(edition: Edition, reader: Reader): readonly Indicator[] {
	return edition.programme.indicators
		.map(({ indicator }) => indicator)
		.filter((indicator) => !indicator.part && isShownTo(reader, indicator));
}

/** Whether an indicator is among those that the reader may see: deny what is not said to be open. */
export function isShownTo(
	{ publishedOnly, axes }: Reader,
	{ publish, axis }: Pick<Indicator, 'publish' | 'axis'>
): boolean {
	return (publish || !publishedOnly) && (axes === null || axes.includes(axis));
}

/** Those asked by id, or all that the reader may see when none is named. */
export function findIndicators(
	edition: Edition,
	ids: readonly string[],
	reader: Reader
): readonly Indicator[] {
	if (ids.length === 0) return visibleIndicators(edition, reader);
	const known = edition.programme.indicators.map(({ indicator }) => indicator);
	const what = { fr: 'Indicateur', en: 'indicator' };
	return [...new Set(ids)].map((id) => {
		const found = known.find((indicator) => indicator.id === id);
		if (found && isShownTo(reader, found)) return found;
		if (reader.publishedOnly || reader.axes !== null) throw notAllowed(what, id);
		throw unknownName(
			'unknown-indicator',
			what,
			id,
			known.map((indicator) => indicator.id)
		);
	});
}

function timesAsked(edition: Edition, query: ValuesQuery, asOf: IsoDate): Times {
	const { since, yearStart } = edition.programme.settings;
	const { grain } = query;
	if (query.level !== null && !levels.includes(query.level))
		throw unknownName('unknown-level', { fr: 'Niveau', en: 'level' }, query.level, levels);
	if (grain !== null && !grains.includes(grain))
		throw unknownName('unknown-grain', { fr: 'Pas de temps', en: 'grain' }, grain, grains);
	if (query.from === null && query.to === null && grain === null)
		return { type: 'headline', dates: [asOf] };
	const from = checkDay(query.from ?? since, 'from');
	const to = checkDay(query.to ?? asOf, 'to');
	if (to < from)
		throw new JalonError('empty-period', {
			fr: `La période finit (${to}) avant de commencer (${from}).`,
			en: `The period ends (${to}) before it begins (${from}).`
		});
	const periods = periodsAsked(from, to, grain, yearStart);
	if (periods.length > maximumPeriods)
		throw new JalonError('too-many-periods', {
			fr: `${periods.length} périodes demandées, ${maximumPeriods} au plus. Choisissez un pas de temps plus long.`,
			en: `${periods.length} periods asked, ${maximumPeriods} at most. Choose a coarser grain.`
		});
	return { type: 'periods', periods, grain };
}

/** A day that exists, within what a calendar of figures can mean. */
export function checkDay(day: string, name: 'asOf' | 'from' | 'to'): IsoDate {
	if (isIsoDate(day) && day >= earliestDay && day <= latestDay) return day;
	const words = {
		asOf: { fr: 'situation au', en: 'as-of date' },
		from: { fr: 'premier jour', en: 'first day' },
		to: { fr: 'dernier jour', en: 'last day' }
	}[name];
	const near = isIsoDate(`${day.slice(0, 8)}01`)
		? `${day.slice(0, 8)}${day.slice(8) > '28' ? '28' : '01'}`
		: '2019-12-20';
	throw new JalonError('unknown-date', {
		fr: `« ${day} » (${words.fr}) n’est pas une date du calendrier. Écrivez-la AAAA-MM-JJ, comme ${near}.`,
		en: `“${day}” (${words.en}) is no date of the calendar. Write it YYYY-MM-DD, such as ${near}.`
	});
}

/** A declared figure, told beside the values that it stands among or next to. */
type ToldDeclared = DeclaredFigure & Pick<Value, 'indicator' | 'territory'>;

/**
 * The machine-readable form: the keys of the issue, in their order; what only pages show is
 * dropped. Which figures people declared is told beside the values, where there are any.
 */
export function serializeValues(result: ValuesResult): {
	readonly version: 1;
	readonly edition: string;
	readonly asOf: IsoDate;
	readonly declared?: readonly ToldDeclared[];
	readonly values: readonly Omit<Value, 'plan' | 'declared'>[];
} {
	const declared = result.values.flatMap(({ indicator, territory, declared }): ToldDeclared[] =>
		declared ? [{ indicator, territory, ...declared }] : []
	);
	return {
		version: result.version,
		edition: result.edition,
		asOf: result.asOf,
		...(declared.length > 0 ? { declared } : {}),
		values: result.values.map((value) => ({
			indicator: value.indicator,
			from: value.from,
			to: value.to,
			territory: value.territory,
			dimensions: value.dimensions,
			value: value.value,
			missing: value.missing,
			partial: value.partial,
			numerator: value.numerator,
			denominator: value.denominator,
			units: value.units,
			baseline: value.baseline,
			target: value.target,
			planned: value.planned,
			progress: value.progress,
			status: value.status,
			projection: value.projection
		}))
	};
}
