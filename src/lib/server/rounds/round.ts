import { JalonError } from '../programme/problem.ts';
import type { Workspace } from '../editions/workspace.ts';

/** Files put together to be looked at, then published or dropped as one. */
export type Round = {
	readonly number: number;
	readonly openedAt: string;
	readonly openedBy: string;
	readonly state: 'open' | 'published' | 'dropped';
	readonly closedAt: string | null;
	readonly closedBy: string | null;
	/** Why it was published although keys went or an indicator jumped. */
	readonly reason: string | null;
	/** The edition that it was published as. */
	readonly edition: string | null;
};

const select = `select number, opened_at as openedAt, opened_by as openedBy, state,
	closed_at as closedAt, closed_by as closedBy, reason, edition from rounds`;

/** The round that files join; null when none is open. */
export function openRound(workspace: Workspace): Round | null {
	return workspace.records.one<Round>(`${select} where state = 'open' order by number limit 1`);
}

/** Throws `unknown-round`. */
export function findRound(workspace: Workspace, number: number): Round {
	const round = workspace.records.one<Round>(`${select} where number = ?`, number);
	if (round) return round;
	throw new JalonError('unknown-round', {
		fr: `Aucun lot de dépôts ne porte le numéro ${number}.`,
		en: `No round of deliveries bears the number ${number}.`
	});
}

/** Throws `round-closed` for one that was published or dropped. */
export function demandOpen(workspace: Workspace, number: number): Round {
	const round = findRound(workspace, number);
	if (round.state === 'open') return round;
	const published = round.state === 'published';
	throw new JalonError('round-closed', {
		fr: `Le lot ${number} a été ${published ? 'publié' : 'abandonné'} par ${round.closedBy} : il ne change plus.`,
		en: `Round ${number} was ${published ? 'published' : 'dropped'} by ${round.closedBy}: it no longer changes.`
	});
}

/** Rounds, the latest first. */
export function listRounds(workspace: Workspace, limit = 50): Round[] {
	return workspace.records.all<Round>(`${select} order by number desc limit ?`, limit);
}

/** The round that an edition was published by, with its reason; null for a build. */
export function roundOfEdition(workspace: Workspace, edition: string): Round | null {
	return workspace.records.one<Round>(
		`${select} where edition = ? and state = 'published' order by number desc limit 1`,
		edition
	);
}

/** The open round's number, opened when there is none. For a transaction of the caller's. */
export function joinRound(workspace: Workspace): number {
	const open = openRound(workspace);
	if (open) return open.number;
	workspace.records.run(
		"insert into rounds (opened_at, opened_by, state) values (?, ?, 'open')",
		workspace.clock().toISOString(),
		workspace.user
	);
	return openRound(workspace)!.number;
}

/** For a transaction of the caller's. */
export function closeRound(
	workspace: Workspace,
	number: number,
	end: {
		readonly state: 'published' | 'dropped';
		readonly reason?: string | null;
		readonly edition?: string | null;
	}
): void {
	workspace.records.run(
		`update rounds set state = ?, closed_at = ?, closed_by = ?, reason = ?, edition = ?
			where number = ?`,
		end.state,
		workspace.clock().toISOString(),
		workspace.user,
		end.reason ?? null,
		end.edition ?? null,
		number
	);
}
