import type { Language } from '#lib/indicators/language.ts';
import { orderKeys, orderRows, parseOrder, type RowOrder } from '#lib/indicators/order-rows.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Weather } from '#lib/indicators/weather.ts';
import type { Appraisal } from '../meetings/appraisals.ts';
import { JalonError } from '../programme/problem.ts';
import type { CommitteePage } from './committee.ts';
import type { CommitteeRow } from './committee-figures.ts';

type Axis = CommitteePage['axes'][number];

/** A line of the one table: an indicator, its axis, and what was last said of it. */
export type TableRow = CommitteeRow & {
	readonly axisTitle: string;
	readonly context: boolean;
	readonly appraisal: Appraisal | null;
	/** Its level. */
	readonly weather: Weather | null;
};

type Asked = Pick<View, 'sort'> & { readonly language: Language };
type Appraisals = Readonly<Record<string, Appraisal>>;

/** Every axis in its declared place, its lines in the order asked. Throws `bad-request`. */
export function orderedAxes(
	axes: readonly Axis[],
	asked: Asked,
	appraisals: Appraisals
): readonly (Omit<Axis, 'rows'> & { readonly rows: readonly TableRow[] })[] {
	const order = orderAsked(asked.sort);
	return axes.map((axis) => {
		const rows = linesOf(axis, appraisals);
		return { ...axis, rows: order ? orderRows(rows, order, asked.language) : rows };
	});
}

/** All lines of all axes in the order asked, the declared one when none is. Throws `bad-request`. */
export function tableRows(
	axes: readonly Axis[],
	asked: Asked,
	appraisals: Appraisals
): readonly TableRow[] {
	const order = orderAsked(asked.sort);
	const rows = axes.flatMap((axis) => linesOf(axis, appraisals));
	return order ? orderRows(rows, order, asked.language) : rows;
}

function linesOf({ title, context, rows }: Axis, appraisals: Appraisals): readonly TableRow[] {
	return rows.map((row) => ({
		...row,
		axisTitle: title,
		context,
		appraisal: appraisals[row.indicator.id] ?? null,
		weather: appraisals[row.indicator.id]?.level ?? null
	}));
}

function orderAsked(sort: string | null): RowOrder | null {
	if (sort === null) return null;
	const order = parseOrder(sort);
	if (order) return order;
	const known = orderKeys.join(', ');
	throw new JalonError('bad-request', {
		fr: `Paramètre « sort » : « ${sort} » n’est pas compris, attendu : ${known}, précédé de « - » pour l’ordre inverse.`,
		en: `Parameter “sort”: “${sort}” is not understood, expected ${known}, with “-” before it for the reverse order.`
	});
}
