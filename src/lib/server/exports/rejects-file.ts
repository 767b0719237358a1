import { isHidden } from '../programme/contract.ts';
import type { Language, Localized } from '#lib/indicators/language.ts';
import { JalonError } from '../programme/problem.ts';
import { namedContract } from '../editions/find-dataset.ts';
import { receivedAgain } from '../editions/received-again.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Reading } from '../ingest/delivery.ts';
import { rejectsByLine, type LineReject } from '../mends/group-rejects.ts';
import type { RejectSource } from '../mends/reject-source.ts';
import { rejectsToCsv } from './rejects-csv.ts';
import { rejectsTable } from './rejects-table.ts';
import { rejectsToXlsx } from './rejects-xlsx.ts';

export type RejectsFileAsked = {
	readonly dataset?: string | null;
	/** A delivery by its SHA-256 or the beginning of it; null is the only one with refused rows. */
	readonly sha256?: string | null;
	readonly format: 'csv' | 'xlsx';
	/** With what identifies people, for who may see it. */
	readonly withPersonal?: boolean;
	readonly language: Language;
};

export type RejectsFile = {
	readonly name: string;
	/** Media type. */
	readonly type: string;
	readonly bytes: Uint8Array;
	readonly rows: number;
	/** What the person who asked must know of it. */
	readonly notice: Required<Localized> | null;
};

/** A spreadsheet takes no more of them well. */
const MOST_ROWS = 100_000;
const PAGE = 1_000;

/**
 * The refused rows of one delivery as a file to send back to who sent it. Throws `no-rejects`, and
 * `several-deliveries`, naming them, when it isn't said which.
 */
export async function rejectsFile(
	workspace: Workspace,
	source: RejectSource,
	asked: RejectsFileAsked
): Promise<RejectsFile> {
	const reading = readingAsked(source, asked);
	const contract = namedContract(source.programme, reading.dataset);
	const rejects = await rejectsOf(source, reading);
	const personal = contract.fields.some(isHidden);
	const received = asked.withPersonal
		? await receivedAgain(
				workspace,
				source.programme,
				contract,
				reading,
				rejects.map(({ line }) => line)
			)
		: null;
	const table = rejectsTable(source, reading, rejects, { language: asked.language, received });
	const csv = asked.format === 'csv';
	return {
		name: fileName(reading.name, asked),
		type: csv
			? 'text/csv; charset=utf-8'
			: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		bytes: csv ? rejectsToCsv(table) : await rejectsToXlsx(table, asked.language),
		rows: table.rows.length,
		notice:
			asked.withPersonal && received === null
				? purged
				: personal && !asked.withPersonal
					? hidden
					: reading.rows.rejected > rejects.length
						? cutShort
						: null
	};
}

const purged = {
	fr: 'Les octets reçus ont été effacés à la fin de leur durée de conservation : les colonnes personnelles ne peuvent plus être montrées.',
	en: 'The bytes received were purged at the end of their retention: personal columns can’t be shown any more.'
};
const hidden = {
	fr: 'Les colonnes qui désignent des personnes sont masquées. Pour un fichier à corriger et à renvoyer, demandez-les.',
	en: 'Columns that identify people are hidden. For a file to be corrected and sent back, ask for them.'
};
const cutShort = {
	fr: 'Ce fichier s’arrête à 100 000 lignes écartées.',
	en: 'This file stops at 100,000 rows set aside.'
};

function readingAsked({ manifest, programme }: RejectSource, asked: RejectsFileAsked): Reading {
	if (asked.dataset != null) namedContract(programme, asked.dataset);
	const readings = manifest.readings.filter(
		(reading) =>
			reading.rejects !== null &&
			(asked.dataset == null || reading.dataset === asked.dataset) &&
			(asked.sha256 == null || reading.sha256.startsWith(asked.sha256))
	);
	const [only] = readings;
	if (!only)
		throw new JalonError('no-rejects', {
			fr: 'Aucune ligne écartée ne répond à cette demande.',
			en: 'No row set aside answers to what was asked.'
		});
	if (readings.length === 1) return only;
	const listed = readings
		.slice(0, 10)
		.map(({ sha256, name }) => `${sha256.slice(0, 12)} ${name}`)
		.join(', ');
	throw new JalonError('several-deliveries', {
		fr: `Plusieurs dépôts ont des lignes écartées ; un fichier en montre un seul. Choisissez : ${listed}${readings.length > 10 ? ', …' : ''}`,
		en: `Several deliveries have rows set aside; a file shows one. Choose: ${listed}${readings.length > 10 ? ', …' : ''}`
	});
}

async function rejectsOf(source: RejectSource, reading: Reading): Promise<LineReject[]> {
	const { dataset, sha256, name } = reading;
	const rows: LineReject[] = [];
	for (let offset = 0; offset < MOST_ROWS; offset += PAGE) {
		const page = await rejectsByLine(source, { dataset, sha256 }, { offset, limit: PAGE });
		rows.push(...page.items.filter(({ file }) => file === name));
		if (offset + page.items.length >= page.total) break;
	}
	return rows;
}

function fileName(received: string, { format, language }: RejectsFileAsked): string {
	const base = received.replace(/\.[^.]{1,8}$/, '').replace(/[\p{Cc}\p{Cf}"/\\:*?<>|]/gu, '_');
	const words = language === 'fr' ? 'lignes écartées' : 'rows set aside';
	return `${base.slice(0, 120)} - ${words}.${format}`;
}
