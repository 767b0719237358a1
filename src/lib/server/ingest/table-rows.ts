import { kindOfCell } from './cell-kind.ts';
import { foldText } from './fold-text.ts';
import type { Grid } from './grid.ts';
import type { Note } from './open-table.ts';
import { isOrdinaryCell } from './ordinary-cell.ts';
import { cellText, isBlankCell, isBlankRow, type RawRow, type RowSource } from './raw-row.ts';
import { excerpt } from './refusal.ts';
import type { TableArea } from './table-area.ts';
import { french } from './french.ts';

export type { TableArea } from './table-area.ts';

const total =
	/^(?:(?:sous[- ]?|grand )?tot(?:al|aux)|ensemble)(?: (?:g[ée]n[ée]ra(?:l|ux)|d(?:es?|u) .{1,60}|\d{4}))?\s*:?$/i;
const remark =
	/^(?:(?:sources?|notes?|champ|lecture|n\.?\s?b\.?|avertissement|d[ée]finitions?|l[ée]gende|remarques?)\s*:|(?:\(\d\)|\*+)\s+\S)/i;
/** Held rows are released when they are so many: no foot is that long. */
const LONGEST_FOOT = 300;

/**
 * The rows of a table, without what surrounds it: a foot with totals and sources, the header
 * printed again, rows of codes, comments, and the tables that follow. Each is handed on as a row
 * without cells, so that every line is still counted, and told in `notes`, which each reading
 * writes anew.
 */
export function tableRows(
	source: RowSource,
	area: TableArea,
	kind: Grid['kind'],
	notes: Note[]
): RowSource {
	return {
		...(source.csv && { csv: { ...source.csv, area, notes } }),
		async *batches() {
			notes.length = 0;
			const sift = makeSift(area, kind, notes);
			let before = true;
			for await (const given of source.batches()) {
				let batch = given;
				if (before) {
					const first = batch.findIndex(({ line }) => line > area.after);
					if (first === -1) continue;
					before = false;
					batch = first === 0 ? batch : batch.slice(first);
				}
				const rows = sift.batch(batch);
				if (rows.length > 0) yield rows;
			}
			const rest = sift.end();
			if (rest.length > 0) yield rest;
		}
	};
}

/** Where a sift stands between two rows, as plain data. */
export type SiftState = {
	readonly seen: {
		readonly rows: number;
		readonly codes: number;
		readonly comments: number;
		readonly headers: number;
	};
	readonly held: readonly RawRow[];
	readonly gap: boolean;
	readonly line: number;
	readonly other: { readonly line: number; readonly words: string; readonly rows: number } | null;
};

export type Sift = {
	batch(rows: readonly RawRow[]): readonly RawRow[];
	/** One row; what is handed on is added to `out`. */
	row(row: RawRow, out: RawRow[]): void;
	/** Tells of an ordinary row that was handed on without asking, which is right while `isCalm`. */
	pass(): void;
	/** True when nothing is held back: an ordinary row is handed on as it is. */
	isCalm(): boolean;
	state(): SiftState;
	end(): readonly RawRow[];
};

/** Before the first row under the header. */
export function siftStart(area: TableArea): SiftState {
	const seen = { rows: 0, codes: 0, comments: 0, headers: 0 };
	return { seen, held: [], gap: false, line: area.after, other: null };
}

export function makeSift(
	area: TableArea,
	kind: Grid['kind'],
	notes: Note[],
	start: SiftState = siftStart(area)
): Sift {
	const { header, from, to } = area;
	const width = header?.cells.length ?? null;
	const headerCell = header === null ? '' : cellText(header.cells[from]);
	const typed = area.kinds.flatMap((usual, column) =>
		column >= from && (usual === 'number' || usual === 'date' || usual === 'boolean')
			? [column]
			: []
	);
	const seen = { ...start.seen };
	let held: RawRow[] = [...start.held];
	let gap = start.gap;
	let line = start.line;
	let other = start.other === null ? null : { ...start.other };

	const isPlain = (row: RawRow): boolean => {
		const cell = row.cells[from];
		if (kind === 'cut' ? width !== null && row.cells.length !== width : row.line !== line + 1)
			return false;
		if (typeof cell === 'string') return isOrdinaryCell(cell, headerCell);
		return cell !== null && cell !== undefined;
	};
	const isCalm = () => other === null && held.length === 0 && !gap;
	const filledOf = (row: RawRow) => row.cells.slice(from).filter((cell) => !isBlankCell(cell));

	const release = (out: RawRow[]): void => {
		for (const row of held) {
			out.push(row);
			if (isBlankRow(row.cells)) continue;
			seen.rows++;
			const [first] = filledOf(row);
			if (total.test(cellText(first).trim()))
				notes.push({
					fr: french`Un total est lu comme une ligne, au milieu du tableau : ligne ${row.line} (« ${excerpt(cellText(first))} »).`,
					en: `A total is read as a row, in the middle of the table: line ${row.line} (“${excerpt(cellText(first))}”).`
				});
		}
		held = [];
	};
	const aside = (row: RawRow): RawRow => ({ ...row, cells: [], flaw: null });

	/** Words where the table has numbers or dates: the header of another one, or its own again. */
	const isHeaderLike = (filled: readonly unknown[], row: RawRow): boolean => {
		if (filled.length < 2 || row.flaw !== null) return false;
		const kinds = row.cells.slice(from, to).map(kindOfCell);
		if (kinds.some((one) => one === 'number' || one === 'date')) return false;
		if (typed.length === 0) return false;
		const words = typed.filter((column) => kinds[column - from] === 'text').length;
		return words >= Math.max(1, typed.length * 0.5);
	};
	const isHeaderAgain = (row: RawRow): boolean =>
		header !== null &&
		cellText(row.cells[from]) === headerCell &&
		header.cells.every(
			(cell, at) => foldText(cellText(cell)) === foldText(cellText(row.cells[at]))
		);

	const startOther = (row: RawRow, out: RawRow[]): void => {
		const rows = [...held.filter(({ cells }) => !isBlankRow(cells)), row];
		other = { line: rows[0]!.line, words: wordsOf(rows[0]!), rows: rows.length };
		for (const one of held) out.push(aside(one));
		held = [];
		out.push(aside(row));
	};

	const sift = (row: RawRow, out: RawRow[]): void => {
		const skipped = row.line > line + 1 && kind !== 'cut';
		line = row.lastLine;
		if (other !== null) {
			if (!isBlankRow(row.cells)) other.rows++;
			out.push(aside(row));
			return;
		}
		const filled = filledOf(row);
		if (filled.length === 0) {
			gap = true;
			if (held.length > 0) held.push(row);
			else out.push(row);
			return;
		}
		const apart = gap || skipped;
		gap = false;
		const first = cellText(filled[0]).trim();
		if (isHeaderAgain(row)) {
			if ((apart || held.length > 0) && seen.rows > 0) return startOther(row, out);
			seen.headers++;
			release(out);
			out.push(aside(row));
			return;
		}
		const misfit = kind === 'cut' && width !== null && row.cells.length !== width;
		if (seen.rows > 0 && (apart || held.length > 0 || misfit) && isHeaderLike(filled, row))
			return startOther(row, out);
		if (
			/^codes$/i.test(first) &&
			filled.length > 1 &&
			filled.slice(1).every((cell) => /^\p{L}{1,2}$/u.test(cellText(cell)))
		) {
			seen.codes++;
			out.push(aside(row));
			return;
		}
		if (
			first.startsWith('#') &&
			!headerCell.trim().startsWith('#') &&
			!area.kinds.includes('empty') &&
			((filled.length === 1 && to - from > 1) || misfit) &&
			!/^#\S+!?$/.test(first)
		) {
			seen.comments++;
			out.push(aside(row));
			return;
		}
		// Of two columns, one that always has a number lacks it: no row, unlike one without a remark.
		const narrow = to - from >= 3 || (to - from === 2 && (misfit || (apart && typed.length > 0)));
		const alone = filled.length === 1 && narrow && (apart || held.length > 0);
		const isRemark = remark.test(first) && (filled.length === 1 || misfit);
		const isTotal = to - from > 1 && total.test(first);
		if (seen.rows > 0 && (alone || isRemark || isTotal) && held.length < LONGEST_FOOT) {
			held.push(row);
			return;
		}
		release(out);
		seen.rows++;
		out.push(row);
	};

	const one = (row: RawRow, out: RawRow[]): void => {
		if (isCalm() && isPlain(row)) {
			line = row.lastLine;
			seen.rows++;
			out.push(row);
		} else sift(row, out);
	};

	return {
		batch(rows) {
			let plain = 0;
			if (isCalm())
				for (; plain < rows.length && isPlain(rows[plain]!); plain++) line = rows[plain]!.lastLine;
			seen.rows += plain;
			if (plain === rows.length) return rows;
			const out = rows.slice(0, plain);
			for (let at = plain; at < rows.length; at++) one(rows[at]!, out);
			return out;
		},
		row: one,
		pass() {
			seen.rows++;
		},
		isCalm,
		state: () => ({ seen: { ...seen }, held: [...held], gap, line, other: other && { ...other } }),
		end() {
			const foot = held.filter(({ cells }) => !isBlankRow(cells));
			if (foot.length > 0) {
				const words = foot.map((row) => excerpt(wordsOf(row), 80));
				const shown = words.slice(0, 5);
				if (words.length > 5) shown.push('…');
				notes.push({
					fr: french`Pied de tableau laissé de côté, à partir de la ligne ${foot[0]!.line} : ${shown.map((one) => french`« ${one} »`).join(', ')}.`,
					en: `Foot of the table left aside, from line ${foot[0]!.line}: ${shown.map((one) => `“${one}”`).join(', ')}.`
				});
			}
			if (other !== null)
				notes.push({
					fr: french`Un autre tableau suit, à partir de la ligne ${other.line} (« ${excerpt(other.words, 80)} ») : il n’est pas lu (lignes : ${other.rows}).`,
					en: `Another table follows, from line ${other.line} (“${excerpt(other.words, 80)}”): it is not read (rows: ${other.rows}).`
				});
			tell(notes, seen.headers, {
				fr: 'En-têtes répétés laissés de côté',
				en: 'Repeated headers left aside'
			});
			tell(notes, seen.codes, {
				fr: 'Lignes de codes laissées de côté',
				en: 'Rows of codes left aside'
			});
			tell(notes, seen.comments, {
				fr: 'Lignes de commentaire laissées de côté',
				en: 'Comment lines left aside'
			});
			return held.map(aside);
		}
	};

	function wordsOf(row: RawRow): string {
		return filledOf(row).map(cellText).join(' ; ');
	}
}

function tell(notes: Note[], count: number, words: Note): void {
	if (count > 0) notes.push({ fr: french`${words.fr} : ${count}.`, en: `${words.en}: ${count}.` });
}
