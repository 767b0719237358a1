import { formatMissing } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import { chartWords } from './chart-words.ts';
import { roundText } from './figure-text.ts';
import type { Label } from './label-placing.ts';
import { statusColour, type Palette } from './palette.ts';
import { textWidth } from './text-width.ts';

export type BulletLayout = {
	readonly height: number;
	readonly max: number;
	readonly colour: string;
	readonly labels: readonly Label[];
	/** Top and height of the planned bar. */
	readonly bar: { readonly top: number; readonly height: number };
};

const bar = { top: 5, height: 22 };
const size = 16;

/**
 * A figure's bar over what was planned by its date, with a mark at the target. The two labels share
 * a line where they fit, shorten, then take two lines.
 */
export function layOutBullet(
	value: Value,
	indicator: Indicator,
	language: Language,
	width: number,
	palette: Palette
): BulletLayout {
	const words = chartWords[language];
	const write = (figure: number) => roundText(figure, indicator.format, language);
	const max = Math.max(value.value ?? 0, value.planned ?? 0, value.target ?? 0) || 1;
	const baseline = bar.top + bar.height + 9 + size * 0.74;
	const labels: Label[] = [];
	const style = { size, weight: 'regular' as const };
	let lines = 0;
	if (value.target !== null) {
		const text = `${words.target}\u00a0${write(value.target)}`;
		const wide = textWidth(text, size);
		const at = (value.target / max) * width;
		const x = Math.min(Math.max(at - wide / 2, 0), width - wide);
		labels.push({ ...style, text, x, y: baseline, anchor: 'start', colour: palette.ink });
		lines = 1;
	}
	if (value.planned !== null) {
		const target = labels[0];
		const room = target ? target.x - 16 : width;
		const [long, short] = [words.plannedNow, words.planned].map(
			(word) => `${word}\u00a0${write(value.planned!)}`
		) as [string, string];
		const fitting = [long, short].find((text) => textWidth(text, size) <= room);
		const y = fitting ? baseline : baseline + size * 1.3;
		const text = fitting ?? long;
		labels.push({ ...style, text, x: 0, y, anchor: 'start', colour: palette['plan-ink'] });
		lines = fitting ? 1 : 2;
	}
	if (value.value === null) {
		const text = formatMissing(value.missing, language);
		const after = ((value.planned ?? 0) / max) * width + 8;
		const fits = after + textWidth(text, size) < width - 8;
		labels.push({
			...style,
			text,
			x: fits ? after : 8,
			y: bar.top + bar.height / 2 + size * 0.34,
			anchor: 'start',
			colour: palette['ink-2'],
			bare: true
		});
	}
	return {
		height: Math.ceil(bar.top + bar.height + 6 + lines * size * 1.3 + 2),
		max,
		colour: statusColour(palette, value.status),
		labels,
		bar
	};
}
