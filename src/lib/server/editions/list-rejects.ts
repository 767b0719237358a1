import type { Reject } from '../ingest/delivery.ts';
import type { Edition } from './edition.ts';

/** A refused row with the delivery it came in; personal values are not in it. */
export type ListedReject = Reject & {
	readonly dataset: string;
	/** First 12 digits of the delivery's SHA-256. */
	readonly delivery: string;
};

/** Refused rows of an edition, by dataset, delivery in order of date, and line. */
export async function listRejects(
	edition: Edition,
	asked: {
		readonly dataset?: string | null;
		readonly sha256?: string | null;
		readonly limit?: number;
	} = {}
): Promise<ListedReject[]> {
	const order = new Map(
		edition.manifest.readings.map(({ sha256, name }, at) => [`${sha256} ${name}`, at])
	);
	const rows = await edition.database.all<ListedReject & { sha256: string }>(
		`select dataset, delivery, sha256, file, sheet, line, "column", field, rule, value, "row", expected, hash, key
		from rejects
		where ($1::varchar is null or dataset = $1) and ($2::varchar is null or sha256 = $2)
		order by dataset, file, line, "column"`,
		[asked.dataset ?? null, asked.sha256 ?? null]
	);
	const place = (row: ListedReject & { sha256: string }) =>
		order.get(`${row.sha256} ${row.file}`) ?? 0;
	return rows
		.toSorted((a, b) => place(a) - place(b))
		.slice(0, asked.limit ?? Infinity)
		.map(({ sha256: _, ...reject }) => reject);
}
