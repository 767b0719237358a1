import { resolve } from 'node:path';
import { localize } from '#lib/indicators/language.ts';
import { rowsSentence } from '#lib/indicators/rows-sentence.ts';
import { deliver, type DeliveredFile, type DeliverResult } from '#lib/server/editions/deliver.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { unneededMends, type MendUse } from '#lib/server/mends/mend-use.ts';
import {
	recogniseCorrections,
	recognitionSentence,
	type Recognition
} from '#lib/server/mends/recognise.ts';
import { describeProblem } from '#lib/server/programme/problem.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import { argumentList, flagOption, textOption, type CliContext, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';
import { takeOver } from './take-over.ts';
import { buildDocument, showBuild, watchBuild } from './show-build.ts';

/** `jalon deliver FILE…`: takes in files from anywhere, then publishes. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const paths = argumentList(input).map((path) => resolve(context.cwd, path));
		const dryRun = flagOption(input, 'dryRun');
		const watch = watchBuild(context);
		const result = await deliver(workspace, paths, {
			dataset: textOption(input, 'dataset'),
			dryRun,
			force: flagOption(input, 'force'),
			onProgress: watch.onProgress,
			...figuresWork,
			signal: context.signal
		}).finally(watch.stop);
		if (result.build?.published) await takeOver(workspace, context);
		const mended = result.build?.published ? await whatIsMended(workspace, result) : null;
		if (context.json) context.output.json(deliverDocument(result, dryRun, mended, context));
		else showDelivery(result, dryRun, mended, context);
		const refused = result.files.some(({ reading }) => reading.refused !== null);
		return refused || result.build?.published === false ? 1 : 0;
	});

type Mended = {
	readonly recognised: readonly Recognition[];
	readonly unneeded: readonly MendUse[];
};

/** What the files delivered put right of earlier ones, and the mends that they make needless. */
async function whatIsMended(workspace: Workspace, { files }: DeliverResult): Promise<Mended> {
	const fresh = files.filter(({ known, reading }) => !known && reading.refused === null);
	const edition = await openEdition(workspace);
	try {
		const datasets = [...new Set(fresh.map(({ dataset }) => dataset))];
		return {
			recognised: await recogniseCorrections(
				edition,
				fresh.map(({ reading }) => reading.sha256)
			),
			unneeded: datasets.flatMap((dataset) => unneededMends(workspace, edition, dataset))
		};
	} finally {
		edition.database.close();
	}
}

function showMended({ recognised, unneeded }: Mended, { output, language }: CliContext): void {
	for (const one of recognised) output.line(recognitionSentence(one, language));
	for (const { number, found, mended } of unneeded)
		output.note(
			output.words({
				fr: `La correction nᵒ ${number} (« ${found} » lu « ${mended} ») n’est plus nécessaire : jalon mends --undo ${number}`,
				en: `Mend no. ${number} (“${found}” read as “${mended}”) is no longer needed: jalon mends --undo ${number}`
			})
		);
}

function showDelivery(
	result: DeliverResult,
	dryRun: boolean,
	mended: Mended | null,
	context: CliContext
): void {
	const { output, language } = context;
	for (const file of result.files) for (const line of fileLines(file, context)) output.line(line);
	if (dryRun)
		output.note(
			output.words({
				fr: 'Essai seulement : rien n’a été gardé.',
				en: 'Trial only: nothing was kept.'
			})
		);
	if (mended) showMended(mended, context);
	if (!result.build) return;
	output.line();
	showBuild(result.build, { ...context, language });
}

/** How a file was understood, how its rows fared, and what to know of it. */
function fileLines(
	{ dataset, reading, known, restored }: DeliveredFile,
	context: CliContext
): string[] {
	const { output, language } = context;
	const { understanding, refused } = reading;
	if (refused)
		return [
			`${output.words({ fr: `${dataset}\u00a0: fichier refusé, rien n’en est gardé.`, en: `${dataset}: file refused, nothing of it is kept.` })}`,
			`  ${describeProblem(refused, language)}`
		];
	const how = [
		understanding?.format.toUpperCase(),
		understanding?.encoding,
		understanding?.sheet && `« ${understanding.sheet} »`,
		reading.deliveredOn &&
			output.words({ fr: `au ${reading.deliveredOn}`, en: `as of ${reading.deliveredOn}` })
	].filter(Boolean);
	return [
		`${dataset} ← ${reading.name} (${how.join(', ')})`,
		`  ${rowsSentence(reading.rows, language)}`,
		...(understanding?.notes ?? []).map((note) => `  ${localize(note, language)}`),
		...(restored
			? [
					output.words({
						fr: '  Ce fichier avait été retiré : il compte à nouveau.',
						en: '  This file had been withdrawn: it counts again.'
					})
				]
			: []),
		...(known && !restored
			? [
					output.words({
						fr: '  Ce fichier avait déjà été déposé : rien ne change.',
						en: '  This file had been delivered before: nothing changes.'
					})
				]
			: [])
	];
}

function deliverDocument(
	result: DeliverResult,
	dryRun: boolean,
	mended: Mended | null,
	{ language }: CliContext
) {
	return {
		version: 1,
		dryRun,
		files: result.files.map(({ dataset, reading, known }) => ({
			dataset,
			name: reading.name,
			sha256: reading.sha256,
			known,
			rows: reading.rows,
			deliveredOn: reading.deliveredOn,
			covers: reading.covers,
			understanding: reading.understanding && {
				...reading.understanding,
				notes: reading.understanding.notes.map((note) => localize(note, language))
			},
			refused: reading.refused && localize(reading.refused.message, language)
		})),
		corrected: mended?.recognised ?? [],
		needlessMends: mended?.unneeded.map(({ number }) => number) ?? [],
		build: result.build && buildDocument(result.build, language)
	};
}
