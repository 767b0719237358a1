import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { localize } from '#lib/indicators/language.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { listRejects, type ListedReject } from '#lib/server/editions/list-rejects.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { rejectsFile } from '#lib/server/exports/rejects-file.ts';
import { rejectReason, rejectSentence } from '#lib/server/ingest/reject-sentence.ts';
import { nearestMend } from '#lib/server/mends/propose-mends.ts';
import { namedContract } from '#lib/server/editions/find-dataset.ts';
import { counted } from './counted.ts';
import {
	flagOption,
	textOption,
	usageError,
	type CliContext,
	type CliInput,
	type Run
} from './context.ts';
import { withWorkspace } from './open-workspace.ts';

const forms = {
	fr: ['ligne écartée', 'lignes écartées'],
	en: ['row set aside', 'rows set aside']
} as const;

/** `jalon rejects`: every refused row of the published edition, and why, in words or as a file to send back. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const dataset = textOption(input, 'dataset');
		const format = textOption(input, 'format') ?? (context.json ? 'json' : 'table');
		const isFile = format === 'csv' || format === 'xlsx';
		if (!isFile && flagOption(input, 'withPersonal'))
			throw usageError({
				fr: '--with-personal va avec --format csv ou xlsx.',
				en: '--with-personal goes with --format csv or xlsx.'
			});
		const edition = await openEdition(workspace);
		try {
			if (dataset !== null) namedContract(edition.programme, dataset);
			if (isFile) await giveFile(workspace, edition, format, input, context);
			else {
				const rejects = (await listRejects(edition, { dataset })).filter(ofDelivery(input));
				const text =
					format === 'json'
						? jsonText(edition, rejects, context)
						: sentences(edition, rejects, context);
				await give(text, input, context);
				if (format !== 'json')
					context.output.note(`${counted(rejects.length, forms, context.language)}.`);
			}
			return 0;
		} finally {
			edition.database.close();
		}
	});

function ofDelivery(input: CliInput): (reject: ListedReject) => boolean {
	const sha256 = textOption(input, 'delivery');
	return ({ delivery }) =>
		sha256 === null || delivery.startsWith(sha256.slice(0, 12).toLowerCase());
}

async function giveFile(
	workspace: Workspace,
	edition: Edition,
	format: 'csv' | 'xlsx',
	input: CliInput,
	context: CliContext
): Promise<void> {
	const { output, language } = context;
	const file = await rejectsFile(workspace, edition, {
		dataset: textOption(input, 'dataset'),
		sha256: textOption(input, 'delivery'),
		format,
		withPersonal: flagOption(input, 'withPersonal'),
		language
	});
	await give(file.bytes, input, context);
	if (file.notice) output.note(localize(file.notice, language));
}

/** Into the file that was asked, or on stdout. */
async function give(
	content: string | Uint8Array,
	input: CliInput,
	{ output, cwd }: CliContext
): Promise<void> {
	const out = textOption(input, 'out');
	if (out === null) return output.bytes(content);
	const path = resolve(cwd, out);
	await writeFile(path, content);
	output.note(output.words({ fr: `Écrit dans ${path}`, en: `Written to ${path}` }));
}

function jsonText(
	edition: Edition,
	rejects: readonly ListedReject[],
	{ language }: CliContext
): string {
	const nearest = nearestOf(edition);
	const document = {
		version: 1,
		edition: edition.id,
		rejects: rejects.map(({ key: _, ...reject }) => {
			const near = nearest(reject);
			return {
				...reject,
				row: JSON.parse(reject.row) as unknown,
				near,
				reason: rejectReason(reject, language, near),
				sentence: rejectSentence(reject, language, near)
			};
		})
	};
	return `${JSON.stringify(document, null, 2)}\n`;
}

function sentences(
	edition: Edition,
	rejects: readonly ListedReject[],
	{ language }: CliContext
): string {
	const nearest = nearestOf(edition);
	let text = '';
	let file = '';
	for (const reject of rejects) {
		const place = `${reject.dataset} / ${reject.file}`;
		if (place !== file) text += `${(file = place)}\n`;
		text += `  ${rejectSentence(reject, language, nearest(reject))}\n`;
	}
	return text;
}

/** What may have been meant, looked for once for each wrong text. */
function nearestOf(
	edition: Edition
): (reject: Pick<ListedReject, 'dataset' | 'field' | 'value'>) => string | null {
	const known = new Map<string, string | null>();
	return (reject) => {
		const group = JSON.stringify([reject.dataset, reject.field, reject.value]);
		if (!known.has(group)) known.set(group, nearestMend(edition, reject));
		return known.get(group) ?? null;
	};
}
