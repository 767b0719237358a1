import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import type { Figure } from '../document.ts';
import { plainText } from '../inline.ts';
import type { Item } from './slide-items.ts';
import type { Box, Placeholder } from './slide-frame.ts';
import { runsOf } from './text-runs.ts';

const gap = 18;
const captionRoom = 28;

/**
 * Figures side by side in a box: charts that PowerPoint draws, small multiples as a grid of them, and
 * a drawing where there is no such chart. The first one takes the layout's place.
 */
export function placeFigures(
	figures: readonly Figure[],
	box: Box,
	placeholder: Placeholder | null
): readonly Item[] {
	const cells = grid(figures.length, box);
	const isAlone = figures.length === 1;
	return figures.flatMap((figure, at) =>
		placeFigure(figure, cells[at]!, isAlone ? placeholder : null)
	);
}

function placeFigure(figure: Figure, box: Box, placeholder: Placeholder | null): readonly Item[] {
	const { numbers, picture } = figure;
	const caption = plainText(figure.caption);
	const [first, ...others] = numbers.map(shortened);
	if (!first) return placePicture(figure, box);
	if (others.length === 0)
		return [{ kind: 'chart', placeholder, box, chart: first, caption, alt: picture.alt }];
	const said = [caption, first.unit].filter((words) => words !== '');
	const heading: readonly Item[] =
		said.length === 0 ? [] : [captionItem([{ type: 'text', text: said.join(' · ') }], box)];
	const cells = grid(numbers.length, heading.length === 0 ? box : below(box));
	return [
		...heading,
		...[first, ...others].map((chart, at): Item => ({
			kind: 'chart',
			placeholder: null,
			box: cells[at]!,
			chart,
			caption: '',
			alt: at === 0 ? `${chart.name}. ${picture.alt}` : chart.name
		}))
	];
}

/** As large as its box allows, its caption over it. */
function placePicture(figure: Figure, box: Box): readonly Item[] {
	const { picture } = figure;
	const isTitled = figure.caption.length > 0;
	const room = isTitled ? below(box) : box;
	const share = Math.min(room.width / picture.width, room.height / picture.height, 1.6);
	const [width, height] = [picture.width * share, picture.height * share];
	return [
		...(isTitled ? [captionItem(figure.caption, box)] : []),
		{
			kind: 'picture',
			placeholder: null,
			box: { x: room.x + (room.width - width) / 2, y: room.y, width, height },
			picture
		}
	];
}

function captionItem(caption: Figure['caption'], { x, y, width }: Box): Item {
	return {
		kind: 'text',
		placeholder: null,
		box: { x, y, width, height: captionRoom - 6 },
		paragraphs: [{ runs: runsOf(caption), size: 16, bold: true }]
	};
}

function below(box: Box): Box {
	return { ...box, y: box.y + captionRoom, height: box.height - captionRoom };
}

/** Cells for so many things, wider than tall as a chart is. */
function grid(count: number, box: Box): readonly Box[] {
	const columns = Math.min(count, Math.max(1, Math.ceil(Math.sqrt(count))));
	const rows = Math.ceil(count / columns);
	const width = (box.width - gap * (columns - 1)) / columns;
	const height = (box.height - gap * (rows - 1)) / rows;
	return Array.from({ length: count }, (_, at) => ({
		x: box.x + (at % columns) * (width + gap),
		y: box.y + Math.floor(at / columns) * (height + gap),
		width,
		height
	}));
}

/** Characters of a name on an axis or in a legend: more would leave a chart no room. */
const longestName = 80;

function shortened(chart: ChartNumbers): ChartNumbers {
	const { categories, series, name } = chart;
	return {
		...chart,
		name: short(name),
		categories:
			categories.kind === 'days'
				? categories
				: { ...categories, names: categories.names.map(short) },
		series: series.map((own) => ({ ...own, name: short(own.name) }))
	};
}

function short(name: string): string {
	const characters = [...name];
	return characters.length <= longestName
		? name
		: `${characters
				.slice(0, longestName - 1)
				.join('')
				.trimEnd()}…`;
}
