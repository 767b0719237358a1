import { randomBytes } from 'node:crypto';
import { addDuration } from '#lib/indicators/duration.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { openDatabase, quoteName, quoteText, rowsOf } from '../duckdb.ts';
import { keysOf } from '../editions/erasures-kept.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import { digestOfPseudonym, digestOfText } from '../ingest/erasures.ts';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import type { Contract, Keep } from '../programme/contract.ts';
import type { NewEntry } from './erasure.ts';
import type { Published } from './published-programme.ts';

/** What stands in the place of an inactive person's identifier begins so, as that of one erased. */
const taken = /^(past|erased)-[0-9a-f]{16}$/;

/**
 * Identifiers whose last action, in every dataset that bears them, is further away than their
 * contracts keep them: each gets a token drawn for it, the same wherever it stands, so that figures
 * count the same people as before and nobody knows whom. An identifier that some dataset keeps
 * without end is none of them.
 */
export async function inactivePeople(
	workspace: Workspace,
	{ manifest, programme }: Published,
	today: IsoDate
): Promise<readonly NewEntry[]> {
	const keys = keysOf(workspace, programme.settings.fictitious);
	const [key] = keys;
	if (key === undefined) return [];
	/** Pseudonyms and numbers are two kinds of identifiers: the day until which each is kept. */
	const until = { pseudonym: new Map<string, string>(), number: new Map<string, string>() };
	for (const { dataset, part } of manifest.readings) {
		const contract = programme.contracts.find((one) => one.dataset === dataset);
		if (part === null || !contract) continue;
		for (const { kind, value, last } of await lastActions(workspace, part, contract)) {
			if (taken.test(value)) continue;
			const end = endOf(contract.processing.keep, last);
			const known = until[kind].get(value);
			if (known === undefined || end > known) until[kind].set(value, end);
		}
	}
	const past = (kind: keyof typeof until) =>
		[...until[kind]].filter(([, end]) => end < today).map(([value]) => value);
	const entry = (digest: string): NewEntry => ({
		digest,
		kind: 'value',
		key: keyFingerprint(key),
		token: `past-${randomBytes(8).toString('hex')}`,
		until: today
	});
	return [
		...past('pseudonym').map((value) => entry(digestOfPseudonym(key, value))),
		...past('number').map((value) => entry(digestOfText(key, value)))
	];
}

/** Later than any day: what no contract ends is kept. */
const without = '9999-12-31';

function endOf(keep: Keep | null, last: string | null): string {
	return keep === null || last === null ? without : addDuration(last, keep.for);
}

type LastAction = {
	readonly kind: 'pseudonym' | 'number';
	readonly value: string;
	readonly last: string | null;
};

async function lastActions(
	workspace: Workspace,
	part: string,
	{ fields, processing }: Contract
): Promise<LastAction[]> {
	const telling = fields.filter(
		({ personal, identifies }) => personal === 'pseudonym' || identifies
	);
	if (telling.length === 0) return [];
	const path = partPath(workspace, part);
	const database = await openDatabase({ allowedPaths: [path], locked: true, threads: 1 });
	try {
		return await database.use(async (connection) => {
			const from = `read_parquet(${quoteText(path)})`;
			const held = new Set(
				(
					await rowsOf<{ name: string }>(
						connection,
						`select column_name as name from (describe select * from ${from})`
					)
				).map(({ name }) => name)
			);
			const dates = (processing.keep?.after ?? [])
				.filter((name) => held.has(name))
				.map((name) => `${quoteName(name)}::date`);
			const last = `coalesce(greatest(${[...dates, 'null::date'].join(', ')}), _delivered_on)`;
			const found: LastAction[] = [];
			for (const { name, personal } of telling) {
				if (!held.has(name)) continue;
				const rows = await rowsOf<{ value: string; last: string | null }>(
					connection,
					`select ${quoteName(name)} as value, max(${last})::varchar as last from ${from}
						where ${quoteName(name)} is not null group by 1`
				);
				for (const row of rows)
					found.push({ ...row, kind: personal === 'pseudonym' ? 'pseudonym' : 'number' });
			}
			return found;
		});
	} finally {
		database.close();
	}
}
