import { themes } from '#lib/charts/palette.ts';
import { svgWords } from '#lib/charts/svg-words.ts';
import { breakText, textWidth, type Weight } from '#lib/charts/text-width.ts';
import type { SharedFigure } from './shared-figure.ts';

/** What social networks and sites show whole: beside a link, and alone. */
export const cardShapes = {
	wide: { width: 1200, height: 630 },
	square: { width: 1080, height: 1080 }
} as const;

export type CardShape = keyof typeof cardShapes;

type Style = {
	readonly size: number;
	readonly leading: number;
	readonly weight: Weight;
	readonly colour: string;
};

const { ink, 'ink-2': ink2, rule, paper, 'off-track': warning } = themes.light;
const margin = 64;
const largest = 280;
/** Of a line of figures, what stands over its baseline, in parts of its size: nothing hangs under it. */
const capHeight = 0.66;
const font = "'Source Sans 3', 'Source Sans 3 Variable', 'Source Sans Pro', Arial, sans-serif";

/** Texts are drawn whole: where there are many words, all of them are smaller. */
const scales = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4] as const;

/**
 * A figure as a picture of its own, in SVG: whose it is, what it is, the figure, what changed, and at
 * its foot its date, its source and what is to be known of it. Texts take the lines that they need;
 * the figure takes the room that is left.
 */
export function cardPicture(figure: SharedFigure, shape: CardShape): string {
	const { width, height } = cardShapes[shape];
	const tried = scales.map((scale) => layOut(figure, shape, scale));
	const { head, said, under, footTop, top, space, number } =
		tried.find((one) => one.number.fits && one.space >= one.number.size) ?? tried.at(-1)!;
	const { title, programme } = figure;
	const free = Math.max(0, space - number.size * capHeight);
	const baseline = top + free * 0.5 + number.size * capHeight;
	const parts = [
		write(head, margin - 8),
		`<text x="${margin}" y="${round(baseline)}">${number.text}</text>`,
		write(said, baseline + Math.min(free * 0.22, 40)),
		`<path d="M${margin} ${round(footTop - 12)}H${width - margin}" stroke="${rule}" stroke-width="2"/>`,
		write(under, footTop)
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="card-title card-description" font-family="${font}"><title id="card-title">${svgWords(`${title} — ${programme}`)}</title><desc id="card-description">${svgWords(describe(figure))}</desc><rect width="${width}" height="${height}" fill="${paper}"/>${parts.join('')}</svg>`;
}

/** Lines and sizes at one scale, and the room between them that the figure may take. */
function layOut(figure: SharedFigure, shape: CardShape, scale: number) {
	const { width, height } = cardShapes[shape];
	const room = width - 2 * margin;
	const { programme, title, place, change, warnings, foot, accent } = figure;
	const style = (size: number, leading: number, weight: Weight, colour: string): Style => ({
		size: size * scale,
		leading: leading * scale,
		weight,
		colour
	});
	const head = [
		...lines(programme, style(32, 42, 'semibold', accent), room),
		...lines(title, style(46, 56, 'semibold', ink), room),
		...(place === null ? [] : lines(place, style(36, 46, 'regular', ink2), room))
	];
	const said = change === null ? [] : lines(`${change}.`, style(38, 48, 'regular', ink2), room);
	const under = [
		...(warnings.length === 0
			? []
			: lines(warnings.join(' · '), style(26, 34, 'semibold', warning), room)),
		...lines(foot.join(' · '), style(26, 34, 'regular', ink2), room)
	];
	const footTop = height - margin + 6 - heightOf(under);
	const top = margin - 8 + heightOf(head);
	const space = footTop - 20 - top - heightOf(said);
	const number = large(figure, room, space * 0.62, 52 * scale);
	return { head, said, under, footTop, top, space, number };
}

/** What a card says, for who doesn't see it. */
export function describe({ sentence, warnings, foot }: SharedFigure): string {
	return [sentence, ...[...warnings, ...foot].map((text) => `${text}.`)].join(' ');
}

/** The figure with its unit after it, as large as there is room. `space` is the height that its figures may take. */
function large({ figure, missing }: SharedFigure, room: number, space: number, unitSize: number) {
	const number = missing ?? figure.figure;
	const unit = missing === null ? figure.unit : '';
	const unitWidth = unit === '' ? 0 : textWidth(unit, unitSize) + 20;
	const widthAt = (size: number) => textWidth(number, size, 'semibold') + unitWidth;
	let size = Math.max(unitSize, Math.min(largest, space / capHeight));
	while (size > unitSize && widthAt(size) > room) size -= 4;
	const span = (text: string, at: number, weight: number, colour: string, dx = 0) =>
		`<tspan font-size="${round(at)}" font-weight="${weight}" fill="${colour}"${dx ? ` dx="${dx}"` : ''}>${svgWords(text)}</tspan>`;
	return {
		size,
		fits: widthAt(size) <= room,
		text: span(number, size, 600, ink) + (unit === '' ? '' : span(unit, unitSize, 400, ink2, 20))
	};
}

type Line = { readonly text: string; readonly style: Style };

function lines(text: string, style: Style, room: number): readonly Line[] {
	return breakText(text, room, style.size, style.weight).map((line) => ({
		text: line,
		style
	}));
}

function heightOf(written: readonly Line[]): number {
	return written.reduce((sum, { style }) => sum + style.leading, 0);
}

function write(written: readonly Line[], top: number): string {
	let y = top;
	return written
		.map(({ text, style }) => {
			const baseline = y + style.size;
			y += style.leading;
			return `<text x="${margin}" y="${round(baseline)}" font-size="${style.size}" font-weight="${style.weight === 'semibold' ? 600 : 400}" fill="${style.colour}">${svgWords(text)}</text>`;
		})
		.join('');
}

const round = (number: number) => Math.round(number * 10) / 10;
