/** What tells which deliveries hold. */
type Deliverable = {
	readonly sha256: string;
	readonly deliveredOn: string | null;
	/** First 12 digits of the delivery that it completes, if any. */
	readonly completes?: string | null;
};

/**
 * Of a dataset's deliveries, in order of date and arrival, those whose rows hold. A snapshot
 * replaces the one before; rows that come back after they were refused in it complete it. The
 * same bytes may be two snapshots: rows complete the one of their date.
 */
export function deliveriesInForce<T extends Deliverable>(
	mode: 'snapshot' | 'append' | 'upsert',
	deliveries: readonly T[]
): readonly T[] {
	if (mode !== 'snapshot') return deliveries;
	const last = deliveries.findLast(({ completes }) => !completes);
	if (!last) return [];
	const own = last.sha256.slice(0, 12);
	return [
		last,
		...deliveries.filter(
			({ completes, deliveredOn }) => completes === own && deliveredOn === last.deliveredOn
		)
	];
}
