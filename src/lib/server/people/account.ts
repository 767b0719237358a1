import type { Role } from '#lib/indicators/reader.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import type { Person } from './person.ts';

/** A person as those who manage people see them. */
export type Account = Person & {
	/** `invited` until they have opened a link and said how they sign in. */
	readonly state: 'invited' | 'active' | 'deactivated';
	/** By password, through the identity provider, or not yet. */
	readonly signsInBy: 'password' | 'provider' | null;
	readonly secondFactor: boolean;
	readonly invitedAt: string;
	readonly invitedBy: string;
	readonly deactivatedAt: string | null;
	readonly deactivatedBy: string | null;
	/** Within five minutes. */
	readonly lastSeenAt: string | null;
};

type Row = {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly roles: string;
	readonly axes: string | null;
	readonly territories: string | null;
	readonly reads_all: number;
	readonly unsuppressed: number;
	readonly two_factor_enabled: number;
	readonly invited_at: string;
	readonly invited_by: string;
	readonly deactivated_at: string | null;
	readonly deactivated_by: string | null;
	readonly last_seen_at: string | null;
	readonly provider: string | null;
};

/** better-auth's name for a password. */
export const passwordProvider = 'credential';

const select = `select people.*, credentials.provider
	from people left join credentials on credentials.person = people.id`;

/** Everybody who was invited, in the order of names. */
export function listPeople({ records }: Workspace): readonly Account[] {
	return records
		.all<Row>(`${select} order by people.name collate nocase, people.id`)
		.map(accountOf);
}

/** Throws `unknown-person`. */
export function findPerson({ records }: Workspace, id: string): Account {
	const row = records.one<Row>(`${select} where people.id = ?`, id);
	if (row) return accountOf(row);
	throw unknownPerson(id);
}

/** Somebody as they stand: who was deactivated keeps the scope they had, and no role. Null for who is not known. */
export function personNow({ records }: Workspace, id: string): Person | null {
	const row = records.one<Row>(`${select} where people.id = ?`, id);
	if (row === null) return null;
	return row.deactivated_at === null ? personOf(row) : { ...personOf(row), roles: [] };
}

/** By address, whatever its letter case; null for nobody's. */
export function findPersonByEmail({ records }: Workspace, email: string): Account | null {
	const row = records.one<Row>(`${select} where people.email = ?`, normalEmail(email));
	return row && accountOf(row);
}

/** Whether somebody was ever invited. */
export function hasPeople({ records }: Workspace): boolean {
	return records.one('select 1 from people limit 1') !== null;
}

/** How an address is written down and looked for. */
export function normalEmail(email: string): string {
	return email.trim().normalize('NFC').toLowerCase();
}

export function unknownPerson(asked: string): JalonError {
	return new JalonError('unknown-person', {
		fr: `Personne n’est connu sous « ${asked} ».`,
		en: `Nobody is known as “${asked}”.`
	});
}

function accountOf(row: Row): Account {
	const signsInBy =
		row.provider === null ? null : row.provider === passwordProvider ? 'password' : 'provider';
	return {
		...personOf(row),
		state: row.deactivated_at !== null ? 'deactivated' : signsInBy === null ? 'invited' : 'active',
		signsInBy,
		secondFactor: row.two_factor_enabled === 1,
		invitedAt: row.invited_at,
		invitedBy: row.invited_by,
		deactivatedAt: row.deactivated_at,
		deactivatedBy: row.deactivated_by,
		lastSeenAt: row.last_seen_at
	};
}

/** The columns of `people` that say who somebody is and what they may do. */
export type PersonRow = Pick<
	Row,
	'id' | 'email' | 'name' | 'roles' | 'axes' | 'territories' | 'reads_all' | 'unsuppressed'
>;

export function personOf(row: PersonRow): Person {
	const list = (text: string | null) => (text === null ? null : (JSON.parse(text) as string[]));
	return {
		id: row.id,
		email: row.email,
		name: row.name,
		roles: JSON.parse(row.roles) as Role[],
		axes: list(row.axes),
		territories: list(row.territories),
		readsAll: row.reads_all === 1,
		unsuppressed: row.unsuppressed === 1
	};
}
