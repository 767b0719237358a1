import type { BuildOptions, BuildResult } from '../editions/build-result.ts';
import { buildEdition } from '../editions/build-edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { french } from '../ingest/french.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { JalonError } from '../programme/problem.ts';
import { readSources } from '../programme/read-programme.ts';
import { figuresWork } from '../values/figures-work.ts';

/**
 * Publishes an edition of all that is known now. Throws `blocked` when a check keeps it back, `busy`
 * while another is made.
 */
export async function publishEdition(
	workspace: Workspace,
	options: Pick<BuildOptions, 'onProgress' | 'signal'> = {}
): Promise<BuildResult> {
	const result = await buildEdition(workspace, { ...figuresWork, ...options });
	await demandPublished(workspace, result);
	return result;
}

/** Throws `blocked`, naming by their titles the checks that keep an edition back, and how many rows each found. */
export async function demandPublished(
	workspace: Workspace,
	{ published, findings }: BuildResult
): Promise<void> {
	if (published) return;
	const { checks } = parseProgramme(await readSources(workspace.folder), workspace.folder);
	const blocking = findings.filter(({ severity }) => severity === 'blocks');
	const titleOf = (id: string) => checks.find((one) => one.id === id)?.title;
	const lines = (language: 'fr' | 'en') =>
		blocking
			.map(({ check, rows }) => {
				const title = titleOf(check);
				const name = (language === 'en' ? (title?.en ?? title?.fr) : title?.fr) ?? check;
				return language === 'fr' ? french`– ${name} : ${rows}` : `– ${name}: ${rows}`;
			})
			.join('\n');
	throw new JalonError('blocked', {
		fr: french`La version n’est pas publiée, et les chiffres publiés n’ont pas changé. Lignes que trouvent les contrôles bloquants :\n${lines('fr')}`,
		en: `The edition is not published, and published figures have not changed. Rows that blocking checks find:\n${lines('en')}`
	});
}
