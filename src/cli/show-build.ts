import { localize, type Language } from '#lib/indicators/language.ts';
import { rowsSentence } from '#lib/indicators/rows-sentence.ts';
import type { BuildProgress, BuildResult, WorkCount } from '#lib/server/editions/build-result.ts';
import { describeProblem } from '#lib/server/programme/problem.ts';
import { counted } from './counted.ts';
import type { CliContext } from './context.ts';
import type { Progress } from './output.ts';

type Words = { readonly fr: string; readonly en: string };

const steps: Readonly<Record<BuildProgress['step'], Words>> = {
	discover: { fr: 'Fichiers', en: 'Files' },
	deliver: { fr: 'Dépôts', en: 'Deliveries' },
	read: { fr: 'Lecture', en: 'Reading' },
	tables: { fr: 'Tables', en: 'Tables' },
	facts: { fr: 'Indicateurs', en: 'Indicators' },
	events: { fr: 'Événements', en: 'Events' },
	checks: { fr: 'Contrôles', en: 'Checks' },
	masks: { fr: 'Secret statistique', en: 'Confidentiality' },
	publish: { fr: 'Publication', en: 'Publishing' }
};

const deliveryForms = {
	fr: ['dépôt nouveau', 'dépôts nouveaux'],
	en: ['new delivery', 'new deliveries']
} as const;
const brokenForms = {
	fr: ['ligne en défaut', 'lignes en défaut'],
	en: ['row breaks it', 'rows break it']
} as const;

/** Shows a build's steps on a terminal, a bar for each. */
export function watchBuild({ output }: CliContext): {
	onProgress(progress: BuildProgress): void;
	stop(): void;
} {
	let shown: { step: BuildProgress['step']; bar: Progress } | null = null;
	return {
		onProgress({ step, done, total, name }) {
			if (shown?.step !== step) {
				shown?.bar.stop();
				shown = { step, bar: output.progress(output.words(steps[step]), total) };
			}
			shown.bar.update(done, `${output.words(steps[step])} ${name}`);
		},
		stop: () => shown?.bar.stop()
	};
}

/** Says in words what a build did, what it found, and what is served now. */
export function showBuild(result: BuildResult, { output, language }: CliContext): void {
	const say = (text: Words) => output.line(output.words(text));
	for (const problem of result.problems) output.note(describeProblem(problem, language));
	const refused = result.readings.filter((reading) => reading.refused !== null);
	for (const { dataset, refused: problem } of refused)
		if (problem)
			output.note(
				`${output.words({ fr: 'Fichier refusé', en: 'File refused' })} (${dataset}) ${describeProblem(problem, language)}`
			);
	if (result.delivered.length > 0)
		say({
			fr: `${counted(result.delivered.length, deliveryForms, 'fr')}.`,
			en: `${counted(result.delivered.length, deliveryForms, 'en')}.`
		});
	output.line(rowsSentence(totalRows(result), language));
	for (const line of redoneLines(result, language)) output.line(line);
	for (const { check, severity, rows } of result.findings)
		say({
			fr: `Contrôle ${check} : ${counted(rows, brokenForms, 'fr')}${severity === 'blocks' ? ' (bloque la publication)' : ''}.`,
			en: `Check ${check}: ${counted(rows, brokenForms, 'en')}${severity === 'blocks' ? ' (blocks publication)' : ''}.`
		});
	if (!result.published) return showBlocked(result, output);
	const seconds = (result.milliseconds / 1000).toFixed(1);
	const stamp = result.provisional
		? { fr: ', PROVISOIRE', en: ', PROVISIONAL' }
		: { fr: '', en: '' };
	if (result.changed)
		say({
			fr: `Version ${result.edition} publiée${stamp.fr} en ${seconds.replace('.', ',')} s.`,
			en: `Edition ${result.edition} published${stamp.en} in ${seconds} s.`
		});
	else
		say({
			fr: `Rien n’a changé : la version ${result.edition}${stamp.fr} reste publiée.`,
			en: `Nothing has changed: edition ${result.edition}${stamp.en} stays published.`
		});
}

/** The rows that break a check which blocks, so that a person can mend them. */
function showBlocked({ findings }: BuildResult, output: CliContext['output']): void {
	for (const { check, severity, sample } of findings) {
		const [first] = sample;
		if (severity !== 'blocks' || !first) continue;
		output.line();
		output.line(check);
		output.table(
			Object.keys(first).map((title) => ({ title })),
			sample.map((row) => Object.values(row).map((cell) => (cell === null ? null : String(cell))))
		);
	}
	output.note(
		output.words({
			fr: 'Rien n’a été publié : un contrôle bloquant a trouvé des lignes. Corrigez-les, ou publiez en PROVISOIRE : jalon build --force',
			en: 'Nothing was published: a blocking check found rows. Mend them, or publish as PROVISIONAL: jalon build --force'
		})
	);
}

/** The same for a machine. */
export function buildDocument(result: BuildResult, language: Language) {
	return {
		version: 1,
		edition: result.edition,
		published: result.published,
		changed: result.changed,
		provisional: result.provisional,
		delivered: result.delivered.map(({ dataset, name, sha256 }) => ({ dataset, name, sha256 })),
		rows: totalRows(result),
		work: result.work,
		refused: result.readings.flatMap(({ dataset, name, refused }) =>
			refused ? [{ dataset, name, message: localize(refused.message, language) }] : []
		),
		problems: result.problems.map(({ file, message }) => ({
			file,
			message: localize(message, language)
		})),
		findings: result.findings,
		milliseconds: Math.round(result.milliseconds)
	};
}

function totalRows({ readings }: BuildResult) {
	const total = { read: 0, accepted: 0, rejected: 0, blank: 0, mended: 0 };
	for (const { rows } of readings) {
		total.read += rows.read;
		total.accepted += rows.accepted;
		total.rejected += rows.rejected;
		total.blank += rows.blank;
		total.mended += rows.mended ?? 0;
	}
	return total;
}

type Kind = keyof BuildResult['work'];

/** Singular and plural: noun and what became of it. */
const kinds: Readonly<Record<Kind, { fr: readonly (readonly [string, string])[]; en: string }>> = {
	readings: {
		fr: [
			['fichier', 'lu'],
			['fichiers', 'lus']
		],
		en: 'files read'
	},
	tables: {
		fr: [
			['table', 'refaite'],
			['tables', 'refaites']
		],
		en: 'tables redone'
	},
	facts: {
		fr: [
			['indicateur', 'refait'],
			['indicateurs', 'refaits']
		],
		en: 'indicators redone'
	},
	events: {
		fr: [
			['sorte d’événements', 'refaite'],
			['sortes d’événements', 'refaites']
		],
		en: 'kinds of events redone'
	},
	checks: {
		fr: [
			['contrôle', 'refait'],
			['contrôles', 'refaits']
		],
		en: 'checks redone'
	},
	masks: {
		fr: [
			['masque de secret', 'refait'],
			['masques de secret', 'refaits']
		],
		en: 'confidentiality masks redone'
	}
};

const namesShown = 6;

/** « 3 tables sur 14 refaites : a, b, c », for each kind of work; nothing when nothing was redone. */
export function redoneLines({ work }: Pick<BuildResult, 'work'>, language: Language): string[] {
	const counts = Object.entries(work) as [Kind, WorkCount][];
	if (counts.every(([, { redone }]) => redone.length === 0)) return [];
	return counts
		.filter(([, { total }]) => total > 0)
		.map(([kind, { total, redone }]) => {
			const [noun, done] = kinds[kind].fr[redone.length < 2 ? 0 : 1] ?? [];
			const said =
				language === 'fr'
					? `${redone.length} ${noun} sur ${total} ${done}`
					: `${redone.length} of ${total} ${kinds[kind].en}`;
			if (redone.length === 0 || redone.length === total) return `${said}.`;
			const names =
				redone.slice(0, namesShown).join(', ') + (redone.length > namesShown ? ', …' : '');
			return `${said}${language === 'fr' ? '\u00a0:' : ':'} ${names}.`;
		});
}
