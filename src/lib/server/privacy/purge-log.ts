import type { Localized } from '#lib/indicators/language.ts';
import type { Workspace } from '../editions/workspace.ts';

/** What a purge may take away, in the order that it does. */
export const purged = {
	exports: {
		fr: 'fichiers tels que reçus',
		en: 'files as received'
	},
	rejects: {
		fr: 'dépôts dont les lignes écartées ont perdu leurs textes',
		en: 'deliveries whose refused rows lost their texts'
	},
	mends: {
		fr: 'corrections de colonnes personnelles ou sensibles',
		en: 'mends of personal or sensitive columns'
	},
	reports: {
		fr: 'rapports préparés dont les fichiers ont été effacés',
		en: 'prepared reports whose files were deleted'
	},
	people: {
		fr: 'identifiants de personnes inactives, remplacés',
		en: 'identifiers of inactive people, replaced'
	},
	audit: {
		fr: 'lignes du journal des actions',
		en: 'lines of the audit trail'
	},
	rows: {
		fr: 'versions anciennes qui gardent leurs chiffres sans le détail',
		en: 'past editions that keep their figures without the rows'
	}
} as const satisfies Readonly<Record<string, Required<Localized>>>;

export type PurgeKind = keyof typeof purged;

export type PurgeLine = {
	readonly purgedAt: string;
	readonly purgedBy: string;
	readonly what: PurgeKind;
	/** How many; never whom. */
	readonly items: number;
};

/** Writes down how much was purged; nothing where nothing was. */
export function notePurge(workspace: Workspace, what: PurgeKind, items: number): void {
	if (items === 0) return;
	const { records, clock, user } = workspace;
	records.run(
		'insert into purges (purged_at, purged_by, what, items) values (?, ?, ?, ?)',
		clock().toISOString(),
		user,
		what,
		items
	);
	workspace.log('purged', { what, items });
}

/** Purges, the latest first. */
export function listPurges({ records }: Workspace, limit = 200): PurgeLine[] {
	return records.all<PurgeLine>(
		`select purged_at as purgedAt, purged_by as purgedBy, what, items from purges
			order by number desc limit ?`,
		limit
	);
}
