import type { Grain, IsoDate } from './period.ts';

/** What the reader chose, as the URL carries it; null is the page's default. */
export type View = {
	readonly asOf: IsoDate | null;
	/** The earlier date that figures are compared with. */
	readonly compare: IsoDate | null;
	/** Code of the territory shown. */
	readonly territory: string | null;
	readonly edition: string | null;
	readonly grain: Grain | null;
	/** The dimension split by. */
	readonly by: string | null;
	/** Column the table is sorted by; a leading `-` is descending. */
	readonly sort: string | null;
	/** Id of a meeting of the committee: its date and its frozen figures, unless others are named. */
	readonly meeting: string | null;
	/** Id of the axis shown alone. */
	readonly axis: string | null;
	/** Value of the `audience` dimension that figures are held to. */
	readonly audience: string | null;
	/** Id of the partner whose indicators are shown alone. */
	readonly partner: string | null;
	/** `dimension:value` choices that figures are held to, comma-separated. */
	readonly where: string | null;
	/** The committee's page as one table; null as it opens, by axis. */
	readonly layout: 'table' | null;
	/** Kinds of events told on time charts, comma-separated, or `none`; null is all. */
	readonly events: string | null;
};

/** Query parameter of each choice, as `jalon values` and the API name it. */
export const viewParameters: Readonly<Record<keyof View, string>> = {
	asOf: 'as-of',
	compare: 'compare',
	territory: 'territory',
	edition: 'edition',
	grain: 'grain',
	by: 'by',
	sort: 'sort',
	meeting: 'meeting',
	axis: 'axis',
	audience: 'audience',
	partner: 'partner',
	where: 'where',
	layout: 'layout',
	events: 'events'
};

/** What the list of dates to compare with answers for « another date », which a field beside it gives. */
export const otherDate = 'other';
export const otherDateParameter = 'compare-on';

export const defaultView: View = {
	asOf: null,
	compare: null,
	territory: null,
	edition: null,
	grain: null,
	by: null,
	sort: null,
	meeting: null,
	axis: null,
	audience: null,
	partner: null,
	where: null,
	layout: null,
	events: null
};

/** `?as-of=2019-12-20&…` for a choice with some changes, empty when all is default. */
export function viewQuery(view: View, changes: Partial<View> = {}): string {
	const next = { ...view, ...changes };
	const query = new URLSearchParams();
	for (const [choice, parameter] of Object.entries(viewParameters)) {
		const value = next[choice as keyof View];
		if (value !== null && value !== '') query.set(parameter, value);
	}
	const text = query.toString();
	return text === '' ? '' : `?${text}`;
}
