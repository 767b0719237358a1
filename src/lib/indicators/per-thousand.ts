/**
 * Units per 1,000 inhabitants (« taux pour 1 000 habitants », the crude rate of demographers):
 * null without a figure, or where nobody lives.
 */
export function perThousand(value: number | null, inhabitants: number | null): number | null {
	return value === null || !inhabitants ? null : (value / inhabitants) * 1000;
}
