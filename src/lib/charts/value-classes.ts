import { formatNumber, formatValue } from '#lib/indicators/format.ts';
import type { Format } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';

/** Steps of colour that figures are told apart by, weakest first. */
export type ValueClasses = {
	/** Upper ends of all classes but the last, in order: a figure under the first is in class 0. */
	readonly edges: readonly number[];
	/** Zero stands alone, in no class. */
	readonly zeroApart: boolean;
};

/** No map is read in more than five. */
export const mostClasses = 5;
/** Strength of the accent colour in each of the five, over the paper. */
export const strengths: readonly number[] = [0.16, 0.36, 0.56, 0.78, 1];

/**
 * Classes of about as many territories each, their ends rounded as far as they stay apart. Fewer
 * where figures are few or alike. Where a good part are zero, zero stands apart.
 */
export function classesOf(figures: readonly number[]): ValueClasses {
	const zeros = figures.filter((figure) => figure === 0).length;
	const zeroApart = zeros > 0 && figures.every((figure) => figure >= 0);
	const sorted = figures.filter((figure) => figure !== 0 || !zeroApart).toSorted((a, b) => a - b);
	const wanted = Math.min(mostClasses, new Set(sorted).size);
	const exact = Array.from(
		{ length: Math.max(0, wanted - 1) },
		(_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / wanted)] ?? 0
	);
	const edges = [...new Set(exact.map((edge) => roundBetween(edge, sorted)))];
	const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
	return { edges: edges.filter((edge) => edge > least && edge <= most), zeroApart };
}

/** The roundest number that parts the same figures as the edge does. */
function roundBetween(edge: number, sorted: readonly number[]): number {
	const below = sorted.findLast((figure) => figure < edge);
	if (below === undefined) return edge;
	const start = Math.floor(Math.log10(Math.max(Math.abs(edge), Math.abs(below), 1e-12)));
	for (let power = start; power > start - 6; power--)
		for (const step of [1, 0.5]) {
			const unit = step * 10 ** power;
			const candidate = Number((Math.floor(edge / unit + 1e-9) * unit).toPrecision(12));
			if (candidate > below && candidate <= edge) return candidate;
		}
	return edge;
}

/** The class of a figure, 0 the weakest; null for the zero that stands apart. */
export function classAt(figure: number, { edges, zeroApart }: ValueClasses): number | null {
	if (figure === 0 && zeroApart) return null;
	const at = edges.findIndex((edge) => figure < edge);
	return at === -1 ? edges.length : at;
}

/** Strength of colour of a class among however many there are: they spread over the whole range. */
export function strengthOf(index: number, { edges }: ValueClasses): number {
	const last = strengths.length - 1;
	const at = edges.length === 0 ? 2 : Math.round((index * last) / edges.length);
	return strengths[at]!;
}

/** « moins de 1,2 », « de 1,2 à 2,4 », « 2,4 et plus ». */
export function classWords(
	{ edges }: ValueClasses,
	write: (figure: number) => string,
	language: Language,
	only: string
): readonly string[] {
	const [first, last] = [edges[0], edges.at(-1)];
	if (first === undefined || last === undefined) return [only];
	const french = language === 'fr';
	return [
		`${french ? 'moins de' : 'under'} ${write(first)}`,
		...edges.slice(1).map((edge, at) => {
			const [from, to] = [write(edges[at]!), write(edge)];
			return french ? `de ${from} à ${to}` : `${from} to ${to}`;
		}),
		`${write(last)} ${french ? 'et plus' : 'and over'}`
	];
}

/** Writes ends of classes with as many decimals as tell them apart. */
export function writeEdges(
	edges: readonly number[],
	format: Format | null,
	language: Language
): (figure: number) => string {
	const shown = format?.style === 'percent' ? edges.map((edge) => edge * 100) : edges;
	const decimals = Math.max(
		0,
		...shown.map((edge) => {
			const [, fraction = ''] = String(Number(edge.toPrecision(10))).split('.');
			return Math.min(3, fraction.length);
		})
	);
	return (figure) =>
		format === null
			? formatNumber(figure, language, { decimals })
			: formatValue(figure, { ...format, decimals }, language);
}
