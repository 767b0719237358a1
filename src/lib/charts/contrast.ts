/** Red, green and blue, each 0…255. */
export type Rgb = readonly [number, number, number];

/** Reads `#rrggbb` or `#rgb`; throws on anything else. */
export function parseHex(hex: string): Rgb {
	const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex)?.[1];
	if (!digits) throw new TypeError(`Not a hexadecimal colour: ${hex}`);
	const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
	const channel = (at: number) => Number.parseInt(full.slice(at, at + 2), 16);
	return [channel(0), channel(2), channel(4)];
}

/** Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance". */
export function luminance(hex: string): number {
	const [red, green, blue] = parseHex(hex).map(linear) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
	const part = channel / 255;
	return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Contrast ratio, 1 to 21: WCAG 2.2, "contrast ratio". Text needs 4.5, graphics 3. */
export function contrast(one: string, other: string): number {
	const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
		number,
		number
	];
	return (light + 0.05) / (dark + 0.05);
}

/** The lightness a grey print keeps, 0 to 100 (CIE L*). */
export function lightness(hex: string): number {
	const y = luminance(hex);
	return y <= 216 / 24389 ? (y * 24389) / 27 : 116 * Math.cbrt(y) - 16;
}

/** A colour between two others; `share` 0 is the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
	const [a, b] = [parseHex(from), parseHex(to)];
	return `#${a
		.map((channel, at) => Math.round(channel + (b[at]! - channel) * share))
		.map((channel) => channel.toString(16).padStart(2, '0'))
		.join('')}`;
}
