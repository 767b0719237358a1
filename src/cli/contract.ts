import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { rowsSentence } from '#lib/indicators/rows-sentence.ts';
import { demandFile } from '#lib/server/editions/deliver.ts';
import { findContract } from '#lib/server/editions/find-dataset.ts';
import { digestFile } from '#lib/server/editions/settle-file.ts';
import { kebab } from '#lib/server/first-contract/column-names.ts';
import { draftContract, type Draft } from '#lib/server/first-contract/draft-contract.ts';
import { undatedName } from '#lib/server/first-contract/guess-delivery.ts';
import { todayIn } from '#lib/server/freshness/today.ts';
import { startReader, type Reader } from '#lib/server/ingest/start-reader.ts';
import { settingsFile } from '#lib/server/programme/parse-programme.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import type { Programme } from '#lib/server/programme/programme.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import { isId } from '#lib/server/programme/spec-values.ts';
import { textOption, usageError, type CliContext, type Run } from './context.ts';

/** `jalon contract init FILE`: writes a first contract from a file; never over another. */
export const run: Run = async (input, context) => {
	const [action, given] = input.arguments;
	if (action !== 'init')
		throw usageError({
			fr: `« ${String(action)} » : attendu « jalon contract init FICHIER ».`,
			en: `“${String(action)}”: expected “jalon contract init FILE”.`
		});
	const path = resolve(context.cwd, String(given));
	demandFile(path);
	const name = basename(path).normalize('NFC');
	const dataset = datasetOf(name, textOption(input, 'dataset'));
	const out = textOption(input, 'out');
	const programme = await programmeAround(context, out !== null);
	const target =
		out === null
			? join(context.environment.programme, 'data/contracts', `${dataset}.yaml`)
			: resolve(context.cwd, out);
	if (existsSync(target)) throw alreadyThere(target);
	const file = { path, name, sha256: await digestFile(path) };
	const reader = startReader();
	try {
		const timeZone = programme?.settings.timeZone ?? 'Europe/Paris';
		const today = todayIn(timeZone, context.clock);
		const draft = await draftContract(
			{
				...file,
				dataset,
				timeZone,
				today,
				territory: programme?.settings.territory ?? '',
				since: programme?.settings.since ?? `${today.slice(0, 4)}-01-01`,
				partners: programme?.settings.partners.map(({ id }) => id) ?? []
			},
			reader
		);
		const known = programme && (await answersTo(file, programme, reader));
		await mkdir(dirname(target), { recursive: true });
		await writeNew(target, draft.text);
		show({ target, dataset, draft, known, path }, context);
	} finally {
		await reader.close();
	}
};

function datasetOf(name: string, asked: string | null): string {
	if (asked !== null) {
		if (isId(asked)) return asked;
		throw usageError({
			fr: `--dataset « ${asked} » : attendu un identifiant en minuscules, chiffres et tirets.`,
			en: `--dataset “${asked}”: expected an id in lower-case letters, digits and hyphens.`
		});
	}
	const id = kebab(undatedName(name)).replace(/^[0-9-]+/, '');
	return isId(id) ? id : 'donnees';
}

/** The programme that the contract is for; without one, `--out` says where to write. */
async function programmeAround(
	{ environment }: CliContext,
	elsewhere: boolean
): Promise<Programme | null> {
	if (elsewhere && !existsSync(join(environment.programme, settingsFile))) return null;
	return readProgramme(environment.programme);
}

/** The dataset whose contract the file answers to already; null when there is none. */
async function answersTo(
	file: Parameters<typeof findContract>[0],
	programme: Programme,
	reader: Reader
): Promise<string | null> {
	try {
		return (await findContract(file, programme.contracts, reader)).dataset;
	} catch (error) {
		if (error instanceof JalonError) return null;
		throw error;
	}
}

async function writeNew(target: string, text: string): Promise<void> {
	try {
		await writeFile(target, text, { flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(target);
		throw error;
	}
}

function alreadyThere(target: string): JalonError {
	return new JalonError('file-exists', {
		fr: `${target} existe déjà : choisir un autre nom avec --dataset ou --out. Rien n’a été écrit.`,
		en: `${target} is already there: choose another name with --dataset or --out. Nothing was written.`
	});
}

type Written = {
	readonly target: string;
	readonly dataset: string;
	readonly draft: Draft;
	readonly known: string | null;
	readonly path: string;
};

function show({ target, dataset, draft, known, path }: Written, context: CliContext): void {
	const { output, language, json, cwd } = context;
	const { contract, reading } = draft;
	if (json)
		return output.json({
			version: 1,
			dataset,
			file: target,
			key: contract.key,
			fields: contract.fields.map(({ name, title, type, personal }) => ({
				name,
				title,
				type,
				personal
			})),
			rows: reading.rows,
			answersTo: known
		});
	output.line(target);
	output.line(rowsSentence(reading.rows, language));
	const dropped = contract.fields.filter(({ personal }) => personal !== null);
	if (dropped.length > 0) {
		const titles = dropped.map(({ title }) => title).join(', ');
		output.note(
			output.words({
				fr: `Colonnes personnelles retirées ou remplacées : ${titles}.`,
				en: `Personal columns dropped or replaced: ${titles}.`
			})
		);
	}
	if (known !== null)
		output.note(
			output.words({
				fr: `Ce fichier répond déjà au modèle « ${known} » : jalon deliver le prendrait ainsi.`,
				en: `This file already answers to the contract “${known}”: jalon deliver would take it so.`
			})
		);
	const shown = relative(cwd, path) || path;
	output.note(
		output.words({
			fr: `Relisez les commentaires, puis : jalon check, et jalon deliver ${shown} --dataset ${dataset} --dry-run`,
			en: `Read the comments, then: jalon check, and jalon deliver ${shown} --dataset ${dataset} --dry-run`
		})
	);
}
