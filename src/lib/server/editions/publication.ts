import { JalonError } from '../programme/problem.ts';
import type { Workspace } from './workspace.ts';

/** An edition as it was published. */
export type Publication = {
	readonly id: string;
	readonly publishedAt: string;
	readonly publishedBy: string;
	/** Published although a check that blocks found rows. */
	readonly provisional: boolean;
	/** Whether it is the one served. */
	readonly current: boolean;
};

type PublicationRow = Omit<Publication, 'provisional' | 'current'> & {
	readonly provisional: number;
	readonly current: number;
};

const select = `select id, published_at as publishedAt, published_by as publishedBy, provisional,
	id = (select edition from publication) as current from editions`;

/** Published editions, the latest first. */
export function listEditions(workspace: Workspace): Publication[] {
	return workspace.records
		.all<PublicationRow>(`${select} order by published_at desc, rowid desc`)
		.map(fromRow);
}

/** Id of the edition served now; null before the first. */
export function currentEditionId(workspace: Workspace): string | null {
	return (
		workspace.records.one<{ edition: string }>('select edition from publication')?.edition ?? null
	);
}

/** The publication of an edition, by its id or the first characters of it; null is the current one. */
export function findPublication(workspace: Workspace, id: string | null): Publication {
	const rows =
		id === null
			? workspace.records.all<PublicationRow>(`${select} where current`)
			: workspace.records.all<PublicationRow>(
					`${select} where substr(id, 1, length(?)) = ?`,
					id,
					id
				);
	const [row] = rows;
	if (row && rows.length === 1 && id !== '') return fromRow(row);
	const renamed = id === null || rows.length > 0 ? null : renamedEdition(workspace, id);
	if (renamed !== null) return findPublication(workspace, renamed);
	throw id === null
		? new JalonError('no-edition', {
				fr: 'Rien n’est encore publié. Lancez : jalon build',
				en: 'Nothing is published yet. Run: jalon build'
			})
		: new JalonError('unknown-edition', {
				fr: `Aucune version publiée ne s’appelle « ${id} ». La liste : jalon editions`,
				en: `No published edition is called “${id}”. The list: jalon editions`
			});
}

/** The edition that stands in the place of one made again without somebody. */
function renamedEdition({ records }: Workspace, former: string): string | null {
	return (
		records.one<{ edition: string }>(
			`select edition from renamed_editions
				where former = ? and edition in (select id from editions)`,
			former
		)?.edition ?? null
	);
}

/** Whether an edition, by its whole id, is still there. */
export function isStanding({ records }: Workspace, id: string): boolean {
	return records.one('select id from editions where id = ?', id) !== null;
}

/** The fingerprint of what the current edition was built from. */
export function currentInputs(workspace: Workspace): { id: string; inputs: string } | null {
	return workspace.records.one(
		'select id, inputs from editions where id = (select edition from publication)'
	);
}

/** Makes a written edition the one served: all in one transaction, the pointer last. */
export function publish(
	workspace: Workspace,
	edition: {
		readonly id: string;
		readonly provisional: boolean;
		/** Asked for once `also` is done. */
		readonly inputs: () => string;
		/** Hashes of the work that stands behind it. */
		readonly work: readonly string[];
		/** What else is written down, or not, with it. */
		readonly also?: ((id: string) => void) | undefined;
	}
): void {
	const { records } = workspace;
	records.transaction(() => {
		edition.also?.(edition.id);
		const served = currentEditionId(workspace) === edition.id;
		records.run(
			`insert into editions (id, published_at, published_by, provisional, inputs)
				values (?, ?, ?, ?, ?)
				on conflict (id) do update set inputs = excluded.inputs${
					served
						? ''
						: ', published_at = excluded.published_at, published_by = excluded.published_by, provisional = excluded.provisional'
				}`,
			edition.id,
			workspace.clock().toISOString(),
			workspace.user,
			edition.provisional ? 1 : 0,
			edition.inputs()
		);
		for (const hash of edition.work)
			records.run(
				'insert or ignore into edition_work (edition, hash) values (?, ?)',
				edition.id,
				hash
			);
		records.run(
			'insert into publication (only, edition) values (1, ?) on conflict (only) do update set edition = excluded.edition',
			edition.id
		);
	});
}

function fromRow(row: PublicationRow): Publication {
	return { ...row, provisional: row.provisional === 1, current: row.current === 1 };
}
