/**
 * Rounds half away from zero as it is done on paper: 28.5 to 29, 0.285 × 100 to 29 although the
 * machine holds 28.499…; 15 significant digits are what a figure means. Never gives −0.
 */
export function roundTo(value: number, decimals: number): number {
	const meant = Math.abs(Number(value.toPrecision(15)));
	const text = String(meant);
	if (text.includes('e')) return Number(value.toFixed(decimals)) || 0;
	const rounded = Number(`${Math.round(Number(`${text}e${decimals}`))}e-${decimals}`);
	return value < 0 && rounded !== 0 ? -rounded : rounded;
}
