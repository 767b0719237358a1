import type { Edition } from '#lib/server/editions/edition.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';

/** Runs `work`, which opens the editions that it finds it needs, each once; they close with it. */
export async function withEditions<T>(
	workspace: Workspace,
	work: (open: (id: string | null) => Promise<Edition>) => Promise<T>
): Promise<T> {
	const opened = new Map<string | null, Promise<Edition>>();
	try {
		return await work((id) => {
			const edition = opened.get(id) ?? openEdition(workspace, id ?? undefined);
			opened.set(id, edition);
			return edition;
		});
	} finally {
		for (const edition of await Promise.allSettled(opened.values()))
			if (edition.status === 'fulfilled') edition.value.database.close();
	}
}
