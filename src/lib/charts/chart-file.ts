import { themes } from './palette.ts';
import { svgWords } from './svg-words.ts';
import { breakText, type Weight } from './text-width.ts';

/** A chart to be taken away, with what stands around it in the file. */
export type ChartFileInput = {
	/** A stand-alone `<svg>`. */
	readonly svg: string;
	readonly title: string;
	/** One sentence made from the figures. */
	readonly sentence: string;
	/** First under the picture, to be seen: « Données fictives ». */
	readonly warnings: readonly string[];
	/** Lines under the picture: date, version, choices, source. */
	readonly foot: readonly string[];
};

type Style = {
	readonly size: number;
	readonly leading: number;
	readonly weight: Weight;
	readonly colour: string;
};

const { ink, 'ink-2': ink2, 'ink-3': ink3, rule, paper } = themes.light;
const margin = 24;
const leastWidth = 420;
const styles = {
	title: { size: 22, leading: 28, weight: 'semibold', colour: ink },
	sentence: { size: 16, leading: 22, weight: 'regular', colour: ink2 },
	warning: { size: 14, leading: 20, weight: 'semibold', colour: themes.light['off-track'] },
	foot: { size: 13, leading: 18, weight: 'regular', colour: ink3 }
} as const satisfies Record<string, Style>;

/**
 * A whole SVG file: title, sentence, picture and foot on white paper, each text on as many lines as it
 * needs. It asks for nothing else: no link, no script, no style sheet, fonts named with a fallback.
 */
export function chartFile({ svg, title, sentence, warnings, foot }: ChartFileInput): string {
	const [, pictureWidth, pictureHeight] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(
		Number
	);
	const room = Math.max(leastWidth, pictureWidth ?? 0);
	const width = room + 2 * margin;
	let y = margin;
	const write = (text: string, style: Style) =>
		breakText(text, room, style.size, style.weight)
			.map((line) => {
				y += style.leading;
				return `<text x="${margin}" y="${y - style.leading + style.size}" font-size="${style.size}" font-weight="${style.weight === 'semibold' ? 600 : 400}" fill="${style.colour}">${svgWords(line)}</text>`;
			})
			.join('');
	const head = write(title, styles.title) + write(sentence, styles.sentence);
	y += 12;
	const picture = placed(svg, margin, y, pictureWidth ?? 0, pictureHeight ?? 0);
	y += (pictureHeight ?? 0) + 16;
	const line = `<path d="M${margin} ${y}H${width - margin}" stroke="${rule}" stroke-width="1"/>`;
	y += 8;
	const under = [
		...warnings.map((text) => write(text, styles.warning)),
		...foot.map((text) => write(text, styles.foot))
	].join('');
	const height = Math.ceil(y + margin);
	const font = "'Source Sans 3', 'Source Sans 3 Variable', 'Source Sans Pro', Arial, sans-serif";
	const told = `<title id="file-title">${svgWords(title)}</title><desc id="file-description">${svgWords([sentence, ...warnings, ...foot].join(' '))}</desc>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="file-title file-description" font-family="${font}">${told}<rect width="${width}" height="${height}" fill="${paper}"/>${head}${picture}${line}${under}</svg>`;
}

/** The picture at its place; its name and its description are the file's now. */
function placed(svg: string, x: number, y: number, width: number, height: number): string {
	return svg
		.replace(/<title\b[^>]*>.*?<\/title>|<desc\b[^>]*>.*?<\/desc>/gs, '')
		.replace(/^<svg\b[^>]*>/, (tag) => {
			const bare = tag.replace(
				/ (?:xmlns|width|height|x|y|role|aria-labelledby|overflow)="[^"]*"/g,
				''
			);
			return bare.replace(
				/^<svg/,
				`<svg x="${x}" y="${y}" width="${width}" height="${height}" overflow="visible"`
			);
		});
}
