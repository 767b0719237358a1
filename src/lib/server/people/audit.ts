import { dayOf } from '#lib/indicators/time-zone.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Audited } from './audited.ts';

/** One line of the trail. */
export type AuditLine = {
	readonly number: number;
	/** ISO instant; of the last time, for what was read several times within the hour. */
	readonly at: string;
	/** Id of the account; null for the command line and the server itself. */
	readonly person: string | null;
	readonly name: string;
	readonly what: Audited;
	/** Ids and dates: which indicator, dataset, meeting, file. */
	readonly about: Readonly<Record<string, string>>;
	readonly times: number;
};

type Act = Pick<AuditLine, 'person' | 'name' | 'what' | 'about'>;

/** What somebody reads again within the hour is told once, with how many times. */
const readAgain: readonly Audited[] = ['exported', 'saw-rows', 'saw-personal', 'read-audit'];

/** Longest text kept of what an act was about. */
const longest = 200;

/** Writes down what was done. The act has been done: what can't be written is told in the log, and stops nobody. */
export function recordAct(workspace: Workspace, act: Act): void {
	const { records, clock, log, timeZone } = workspace;
	const now = clock();
	const at = now.toISOString();
	const about = JSON.stringify(
		Object.fromEntries(
			Object.entries(act.about).map(([name, text]) => [name, text.slice(0, longest)])
		)
	);
	const who = [act.person, act.name] as const;
	try {
		if (readAgain.includes(act.what)) {
			const again = records.run(
				`update audit set times = times + 1, at = ? where number = (
					select number from audit
					where person is ? and name = ? and what = ? and about = ? and at >= ?
					order by number desc limit 1)`,
				...[at, ...who, act.what, about, `${at.slice(0, 13)}:00:00.000Z`]
			);
			if (again > 0) return;
		}
		records.run(
			'insert into audit (at, on_day, person, name, what, about) values (?, ?, ?, ?, ?, ?)',
			...[at, dayOf(now, timeZone), ...who, act.what, about]
		);
	} catch (error) {
		log('act not written down', {
			what: act.what,
			error: error instanceof Error ? error.name : 'unknown'
		});
	}
}

export type AuditQuery = {
	/** Part of a name, whatever its case. */
	readonly who: string;
	readonly what: Audited | null;
	/** Days of the programme's, both included; null is no bound. */
	readonly from: string | null;
	readonly to: string | null;
	/** Only lines before this number; null is from the last. */
	readonly before: number | null;
	readonly limit: number;
};

type Row = Omit<AuditLine, 'about'> & { readonly about: string };

/** Lines of the trail, the last first. */
export function readAudit(workspace: Workspace, query: AuditQuery): readonly AuditLine[] {
	const { who, what, from, to, before, limit } = query;
	const rows = workspace.records.all<Row>(
		`select number, at, person, name, what, about, times from audit
			where (? = '' or instr(lower(name), lower(?)) > 0)
				and (? is null or what = ?)
				and (? is null or on_day >= ?)
				and (? is null or on_day <= ?)
				and (? is null or number < ?)
			order by number desc limit ?`,
		...[who, who, what, what, from, from, to, to, before, before, limit]
	);
	return rows.map((row) => ({
		...row,
		about: JSON.parse(row.about) as Readonly<Record<string, string>>
	}));
}

/** Drops what is older than the programme keeps, in days; gives how many lines went. */
export function purgeAudit({ records, clock }: Workspace, days: number): number {
	const limit = new Date(clock().getTime() - days * 86_400_000).toISOString();
	return records.run('delete from audit where at < ?', limit);
}
