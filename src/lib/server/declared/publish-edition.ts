import type { BuildResult } from '../editions/build-result.ts';
import { buildEdition } from '../editions/build-edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { figuresWork } from '../values/figures-work.ts';

/** Publishes an edition of all that is known now. Throws `blocked` when a check keeps it back, `busy` while another is made. */
export async function publishEdition(workspace: Workspace): Promise<BuildResult> {
	const result = await buildEdition(workspace, { ...figuresWork });
	demandPublished(result);
	return result;
}

export function demandPublished({ published, findings }: BuildResult): void {
	if (published) return;
	const checks = findings.filter(({ severity }) => severity === 'blocks').map(({ check }) => check);
	throw new JalonError('blocked', {
		fr: `La version n’est pas publiée : un contrôle bloquant a trouvé des lignes (${checks.join(', ')}). Les chiffres publiés n’ont pas changé.`,
		en: `The edition is not published: a check that blocks found rows (${checks.join(', ')}). Published figures have not changed.`
	});
}
