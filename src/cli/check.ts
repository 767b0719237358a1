import { contourSources } from '#lib/server/contours/contour-sources.ts';
import { contourNotes } from '#lib/server/contours/kept-contours.ts';
import { checkProgramme } from '#lib/server/programme/check-programme.ts';
import { programmeInvalid, settingsFile } from '#lib/server/programme/parse-programme.ts';
import { describeProblem, JalonError, type Problem } from '#lib/server/programme/problem.ts';
import { declaredDataset } from '#lib/server/programme/declared-contract.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import { checkReports } from '#lib/server/reports/check-reports.ts';
import { reportNames } from '#lib/server/reports/template.ts';
import { checkTargets } from '#lib/server/values/targets.ts';
import type { Run } from './context.ts';

/** `jalon check`: validates a programme without building it. */
export const run: Run = async (_, { environment, json, output, signal }) => {
	const programme = await readProgramme(environment.programme);
	let contours: Readonly<Record<string, string>> = {};
	const problems = [
		...(await problemsIn(() => checkProgramme(programme, { signal }))),
		...(await problemsIn(async () => {
			contours = await contourSources(programme.folder, programme.sources[settingsFile]);
		})),
		...(await problemsIn(() => checkTargets(programme))),
		...checkReports(programme)
	];
	if (problems.length > 0) throw programmeInvalid(problems);
	const counts = {
		contracts: programme.contracts.filter(({ dataset }) => dataset !== declaredDataset).length,
		tables: programme.tables.length,
		checks: programme.checks.length,
		indicators: programme.indicators.length,
		events: programme.events.length,
		reports: reportNames(programme).length
	};
	if (json) return output.json({ version: 1, folder: programme.folder, valid: true, ...counts });
	output.line(
		output.words({
			fr: `Programme valide : ${list('fr', counts)}.`,
			en: `The programme is valid: ${list('en', counts)}.`
		})
	);
	for (const note of contourNotes(contours))
		output.note(output.words({ fr: describeProblem(note, 'fr'), en: describeProblem(note, 'en') }));
};

/** The problems of one check, so that those of the next are told with them. */
async function problemsIn(check: () => Promise<void> | void): Promise<readonly Problem[]> {
	try {
		await check();
		return [];
	} catch (error) {
		if (error instanceof JalonError && error.problems.length > 0) return error.problems;
		throw error;
	}
}

type Counts = Readonly<
	Record<'contracts' | 'tables' | 'checks' | 'indicators' | 'events' | 'reports', number>
>;

const words = {
	contracts: { fr: ['modèle de fichier', 'modèles de fichier'], en: ['contract', 'contracts'] },
	tables: { fr: ['table', 'tables'], en: ['table', 'tables'] },
	checks: { fr: ['contrôle', 'contrôles'], en: ['check', 'checks'] },
	indicators: { fr: ['indicateur', 'indicateurs'], en: ['indicator', 'indicators'] },
	events: {
		fr: ['sorte d’événements', 'sortes d’événements'],
		en: ['kind of events', 'kinds of events']
	},
	reports: { fr: ['rapport', 'rapports'], en: ['report', 'reports'] }
} as const;

/** French counts zero in the singular. */
function list(language: 'fr' | 'en', counts: Counts): string {
	const names = Object.keys(words) as (keyof Counts)[];
	return names
		.map((name) => {
			const count = counts[name];
			const many = language === 'fr' ? count > 1 : count !== 1;
			return `${count} ${words[name][language][many ? 1 : 0]}`;
		})
		.join(', ');
}
