import type { Language } from '#lib/indicators/language.ts';
import type { Reading } from '../ingest/delivery.ts';
import { makeHeaderMatcher, matchColumns } from '../ingest/match-columns.ts';
import { rejectReason } from '../ingest/reject-sentence.ts';
import {
	HIDDEN_CELL,
	LINE_HEADER,
	MARK_HEADER,
	REASON_HEADER,
	type ReturnMark
} from '../ingest/return-mark.ts';
import type { ReceivedRow } from '../ingest/received-rows.ts';
import type { Field } from '../programme/contract.ts';
import { namedContract } from '../editions/find-dataset.ts';
import type { LineReject } from '../mends/group-rejects.ts';
import { nearestMend } from '../mends/propose-mends.ts';
import type { RejectSource } from '../mends/reject-source.ts';

/** The refused rows of one file, to be put right and sent back: its own columns, after three of ours. */
export type RejectsTable = {
	readonly reading: Reading;
	readonly mark: ReturnMark;
	/** As received. */
	readonly columns: readonly TableColumn[];
	readonly rows: readonly TableRow[];
};

export type TableColumn = { readonly header: string; readonly field: Field | null };

export type TableRow = {
	/** In the file as received. */
	readonly line: number;
	readonly reason: string;
	/** Texts as received; they may be more or fewer than the columns. */
	readonly cells: readonly string[];
	/** Index of the wrong one; null when the fault is the row's. */
	readonly wrong: number | null;
};

/** Headers of our columns, before the file's own. */
export const ownHeaders = [LINE_HEADER, REASON_HEADER, MARK_HEADER] as const;

/** The name that the contract reads: of rows that came back, the one of the file they first came in. */
function nameOfCompleted({ manifest }: RejectSource, { name, completes }: Reading): string {
	if (completes === undefined) return name;
	return manifest.readings.find(({ sha256 }) => sha256.startsWith(completes))?.name ?? name;
}

/** Puts refused rows under the columns that they came in; what is hidden of a person says so. */
export function rejectsTable(
	source: RejectSource,
	reading: Reading,
	rejects: readonly LineReject[],
	options: {
		readonly language: Language;
		/** Rows as received by line, where personal columns were asked for and the bytes are kept. */
		readonly received: ReadonlyMap<number, ReceivedRow> | null;
	}
): RejectsTable {
	const contract = namedContract(source.programme, reading.dataset);
	const { understanding } = reading;
	const all = understanding?.columns ?? [];
	const { byField } = matchColumns(all, makeHeaderMatcher(contract));
	const ours = new Set<string>(reading.completes === undefined ? [] : ownHeaders);
	const kept = all.flatMap((header, at) => (ours.has(header) ? [] : [at]));
	const fieldOf = new Map(
		contract.fields.flatMap((field, at) => {
			const column = byField[at] ?? null;
			return column === null ? [] : [[column, field] as const];
		})
	);
	const near = new Map<string, string | null>();
	const nearest = (reject: LineReject) => {
		const group = JSON.stringify([reject.field, reject.value]);
		if (!near.has(group)) near.set(group, nearestMend(source, reject));
		return near.get(group) ?? null;
	};
	const order = understanding?.dateOrder ?? null;
	return {
		reading,
		mark: {
			delivery: reading.completes ?? reading.sha256.slice(0, 12),
			deliveredOn: reading.deliveredOn,
			decimal: understanding?.decimal ?? null,
			dateOrder: order === 'YMD' ? null : order,
			name: nameOfCompleted(source, reading)
		},
		columns: kept.map((at) => ({ header: all[at]!, field: fieldOf.get(at) ?? null })),
		rows: rejects.map((reject) => {
			const texts = options.received?.get(reject.line)?.cells ?? reject.cells;
			const astray = reject.rule === 'columns';
			const at = contract.fields.findIndex(({ name }) => name === reject.field);
			const wrong = astray ? -1 : kept.indexOf(byField[at] ?? -1);
			return {
				line: reject.line,
				reason: rejectReason(reject, options.language, nearest(reject)),
				cells: (astray ? texts.map((_, at) => at) : kept).map((at) =>
					at >= texts.length ? '' : (texts[at] ?? HIDDEN_CELL)
				),
				wrong: wrong === -1 ? null : wrong
			};
		})
	};
}
