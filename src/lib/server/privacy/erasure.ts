import type { Workspace } from '../editions/workspace.ts';

/** A person taken out, or those inactive for too long: what is kept of it says nobody's name. */
export type Erasure = {
	readonly number: number;
	readonly kind: 'asked' | 'inactive';
	readonly askedAt: string;
	readonly askedBy: string;
	readonly reason: string;
	readonly policy: 'recount' | 'keep-count';
	readonly state: 'under-way' | 'done';
	readonly doneAt: string | null;
	/** Null until it is done. */
	readonly outcome: ErasureOutcome | null;
};

/** Counts only. */
export type ErasureOutcome = {
	/** Files as received that were deleted. */
	readonly files: number;
	/** Files of the programme's folder that still hold them, by path. */
	readonly folder: readonly string[];
	/** Files that could not be searched, by name. */
	readonly unread: readonly string[];
	/** Rows that went or changed in what was read. */
	readonly rows: number;
	readonly editions: number;
	readonly dropped: number;
	readonly mends: number;
	readonly recipients: number;
	/** Archives that still hold them. */
	readonly backups: readonly string[];
};

type Row = Omit<Erasure, 'outcome'> & { readonly outcome: string | null };

const select = `select number, kind, asked_at as askedAt, asked_by as askedBy, reason, policy, state,
	done_at as doneAt, outcome from erasures`;

/** The latest first. */
export function listErasures({ records }: Workspace): Erasure[] {
	return records.all<Row>(`${select} order by number desc`).map(fromRow);
}

export function erasuresUnderWay({ records }: Workspace): Erasure[] {
	return records.all<Row>(`${select} where state = 'under-way' order by number`).map(fromRow);
}

export type NewEntry = {
	readonly digest: string;
	readonly kind: 'value' | 'row';
	readonly key: string;
	readonly token: string | null;
	readonly until: string | null;
};

/** Writes an erasure down before anything is done of it: a run that is killed is gone on with. */
export function openErasure(
	workspace: Workspace,
	erasure: Pick<Erasure, 'kind' | 'reason' | 'policy'>,
	entries: readonly NewEntry[]
): number {
	const { records } = workspace;
	return records.transaction(() => {
		records.run(
			`insert into erasures (kind, asked_at, asked_by, reason, policy, state)
				values (?, ?, ?, ?, ?, 'under-way')`,
			erasure.kind,
			workspace.clock().toISOString(),
			workspace.user,
			erasure.reason,
			erasure.policy
		);
		const { number } = records.one<{ number: number }>(
			'select max(number) as number from erasures'
		)!;
		for (const { digest, kind, key, token, until } of entries)
			records.run(
				`insert or replace into erasure_entries (digest, kind, key, erasure, token, until)
					values (?, ?, ?, ?, ?, ?)`,
				digest,
				kind,
				key,
				number,
				token,
				until
			);
		return number;
	});
}

export function closeErasures(
	{ records, clock }: Workspace,
	numbers: readonly number[],
	outcome: ErasureOutcome
): void {
	records.transaction(() => {
		for (const number of numbers)
			records.run(
				`update erasures set state = 'done', done_at = ?, outcome = ? where number = ?`,
				clock().toISOString(),
				JSON.stringify(outcome),
				number
			);
	});
}

function fromRow({ outcome, ...row }: Row): Erasure {
	return { ...row, outcome: outcome === null ? null : (JSON.parse(outcome) as ErasureOutcome) };
}
