import type { Language } from '#lib/indicators/language.ts';
import { orderKeys, orderRows, parseOrder, type RowOrder } from '#lib/indicators/order-rows.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Weather } from '#lib/indicators/weather.ts';
import { JalonError } from '../programme/problem.ts';
import type { CommitteePage } from './committee.ts';
import type { CommitteeRow } from './committee-figures.ts';

type Axis = CommitteePage['axes'][number];

/** A line of the one table: an indicator, its axis, and the level of its latest appraisal. */
export type TableRow = CommitteeRow & {
	readonly axisTitle: string;
	readonly context: boolean;
	readonly weather: Weather | null;
};

type Asked = Pick<View, 'sort'> & { readonly language: Language };
type Weathers = Readonly<Record<string, Weather | null>>;

/** Every axis in its declared place, its lines in the order asked. Throws `bad-request`. */
export function orderedAxes(
	axes: readonly Axis[],
	asked: Asked,
	weathers: Weathers
): readonly (Omit<Axis, 'rows'> & { readonly rows: readonly TableRow[] })[] {
	const order = orderAsked(asked.sort);
	return axes.map((axis) => {
		const rows = linesOf(axis, weathers);
		return { ...axis, rows: order ? orderRows(rows, order, asked.language) : rows };
	});
}

/** All lines of all axes in the order asked, the declared one when none is. Throws `bad-request`. */
export function tableRows(
	axes: readonly Axis[],
	asked: Asked,
	weathers: Weathers
): readonly TableRow[] {
	const order = orderAsked(asked.sort);
	const rows = axes.flatMap((axis) => linesOf(axis, weathers));
	return order ? orderRows(rows, order, asked.language) : rows;
}

function linesOf({ title, context, rows }: Axis, weathers: Weathers): readonly TableRow[] {
	return rows.map((row) => ({
		...row,
		axisTitle: title,
		context,
		weather: weathers[row.indicator.id] ?? null
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
