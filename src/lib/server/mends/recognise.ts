import { formatDate, formatNumber } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { quoteName } from '../duckdb.ts';
import { KEY_SEPARATOR } from '../ingest/identify-row.ts';
import type { Reading } from '../ingest/delivery.ts';
import { french } from '../ingest/french.ts';
import type { Contract } from '../programme/contract.ts';
import { receivedColumns, sqlName } from '../programme/relations.ts';
import type { RejectSource } from './reject-source.ts';

/** A file in which rows come right that were refused in an earlier one. */
export type Recognition = {
	readonly dataset: string;
	/** The file that came. */
	readonly sha256: string;
	readonly name: string;
	readonly corrects: {
		readonly sha256: string;
		readonly name: string;
		readonly deliveredOn: IsoDate | null;
	};
	/** Our file of refused rows, sent back: it adds to the other and replaces nothing. */
	readonly returned: boolean;
	/** The same file, corrected: nine in ten of the rows kept then are there again, word for word. */
	readonly sameFile: boolean;
	/** Rows refused then that are kept now. */
	readonly nowAccepted: number;
	/** Rows refused then, and now again as they were. */
	readonly stillRejected: number;
	/** Rows refused then that are in this file neither way. */
	readonly gone: number;
	/** The rows of both files add up, without a key to tell them: the earlier delivery is to be undone. */
	readonly doubles: boolean;
};

const SAME_SHARE = 0.9;

/**
 * What the files `fresh` (SHA-256) mend of those that came before them in the same dataset, both
 * in `source`. A refused row is found again by its key; without one by its line, in the same file
 * corrected, or in ours sent back. Files that mend nothing are left out.
 */
export async function recogniseCorrections(
	source: RejectSource,
	fresh: readonly string[]
): Promise<Recognition[]> {
	const { manifest, programme } = source;
	const found: Recognition[] = [];
	for (const sha256 of fresh)
		for (const reading of manifest.readings) {
			const contract = programme.contracts.find(({ dataset }) => dataset === reading.dataset);
			if (reading.sha256 !== sha256 || reading.part === null || !contract) continue;
			const earlier = manifest.readings.filter(
				(one) =>
					one.dataset === reading.dataset &&
					one.sha256 !== sha256 &&
					(one.rejects !== null || adds(contract)) &&
					one.part !== null &&
					!(fresh.includes(one.sha256) && one.completes === undefined) &&
					(reading.completes === undefined || one.sha256.startsWith(reading.completes))
			);
			for (const before of earlier.toReversed()) {
				const one = await compare(source, contract, reading, before);
				if (one.nowAccepted === 0 && !one.doubles) continue;
				found.push(one);
				// A snapshot after another tells again what came right since the last one only.
				if (contract.mode === 'snapshot' && !one.returned) break;
			}
		}
	return found;
}

async function compare(
	source: RejectSource,
	contract: Contract,
	now: Reading,
	before: Reading
): Promise<Recognition> {
	const returned = now.completes !== undefined;
	const sameFile = !returned && (await isSameFile(source, contract, now, before));
	const byKey = contract.key.length > 0 && !returned;
	const byLine = returned || (sameFile && now.rows.read === before.rows.read);
	const nowAccepted = byKey
		? await keysAccepted(source, contract, now, before)
		: byLine
			? await linesAccepted(source, contract, now, before)
			: 0;
	const stillRejected = await rejectedAgain(source, now, before, returned);
	return {
		dataset: now.dataset,
		sha256: now.sha256,
		name: now.name,
		corrects: { sha256: before.sha256, name: before.name, deliveredOn: before.deliveredOn },
		returned,
		sameFile,
		nowAccepted,
		stillRejected,
		gone: Math.max(0, before.rows.rejected - nowAccepted - stillRejected),
		doubles: sameFile && adds(contract)
	};
}

/** Deliveries of such a dataset are never compared row by row. */
function adds({ mode, key }: Contract): boolean {
	return mode !== 'snapshot' && key.length === 0;
}

/** « 12 lignes écartées du dépôt du 3 mars 2019 (adherents.csv) sont maintenant retenues. » */
export function recognitionSentence(recognition: Recognition, language: Language): string {
	const { corrects, nowAccepted, stillRejected, returned, sameFile, doubles } = recognition;
	const number = (count: number) => formatNumber(count, language);
	const day = corrects.deliveredOn === null ? null : formatDate(corrects.deliveredOn, language);
	if (language === 'en') {
		const rows = `${number(nowAccepted)} ${pluralize(nowAccepted, ['row', 'rows'], 'en')} set aside from ${corrects.name}${day === null ? '' : ` (${day})`} ${pluralize(nowAccepted, ['is', 'are'], 'en')} now kept`;
		const still = stillRejected === 0 ? '' : `, ${number(stillRejected)} still set aside`;
		const how = returned
			? ' They complete that file.'
			: sameFile
				? ' It is that file, corrected.'
				: '';
		const twice = doubles
			? ' Without a key, the rows of both add up: undo the earlier delivery.'
			: '';
		return `${rows}${still}.${how}${twice}`;
	}
	const rows = french`${number(nowAccepted)} ${pluralize(nowAccepted, ['ligne écartée', 'lignes écartées'], 'fr')} du dépôt${day === null ? '' : ` du ${day}`} (${corrects.name}) ${pluralize(nowAccepted, ['est maintenant retenue', 'sont maintenant retenues'], 'fr')}`;
	const still =
		stillRejected === 0
			? ''
			: french`, ${number(stillRejected)} ${pluralize(stillRejected, ['reste écartée', 'restent écartées'], 'fr')}`;
	const how = returned
		? ' Elles complètent ce dépôt.'
		: sameFile
			? ' C’est le même fichier, corrigé.'
			: '';
	const twice = doubles
		? french` Sans clé, les lignes des deux s’additionnent : annulez l’ancien dépôt.`
		: '';
	return `${rows}${still}.${how}${twice}`;
}

const history = (contract: Contract) =>
	`received.${quoteName(`${sqlName(contract.dataset)}_history`)}`;
const short = ({ sha256 }: Reading) => sha256.slice(0, 12);

async function isSameFile(
	{ database }: RejectSource,
	contract: Contract,
	now: Reading,
	before: Reading
): Promise<boolean> {
	if (before.rows.accepted === 0) return false;
	const columns = receivedColumns(contract)
		.filter(({ name }) => !name.startsWith('_'))
		.map(({ name }) => quoteName(name))
		.join(', ');
	const rows = (place: string) =>
		`select ${columns} from ${history(contract)} where _delivery = ${place}::varchar`;
	const [same] = await database.all<{ count: bigint | number }>(
		`select count(*) as count from (${rows('$1')} intersect all ${rows('$2')})`,
		[short(now), short(before)]
	);
	return Number(same?.count ?? 0) >= before.rows.accepted * SAME_SHARE;
}

async function keysAccepted(
	{ database }: RejectSource,
	contract: Contract,
	now: Reading,
	before: Reading
): Promise<number> {
	const types = new Map(receivedColumns(contract).map(({ name, type }) => [name, type]));
	const same = contract.key.map(
		(name, at) =>
			`try_cast(string_split(refused.key, $4::varchar)[${at + 1}] as ${types.get(name) ?? 'varchar'}) = kept.${quoteName(name)}`
	);
	// A key that was kept then too was refused as a duplicate: it is no row that comes right.
	const keptThen = same.map((one) => one.replaceAll('kept.', 'then_kept.')).join(' and ');
	return countOf(
		database.all(
			`select count(*) as count from (select distinct key from rejects
				where dataset = $1::varchar and sha256 = $2::varchar and key is not null) refused
			where exists (select 1 from ${history(contract)} kept where kept._delivery = $3::varchar and ${same.join(' and ')})
				and not exists (select 1 from ${history(contract)} then_kept where then_kept._delivery = $5::varchar and ${keptThen})`,
			[contract.dataset, before.sha256, short(now), KEY_SEPARATOR, short(before)]
		)
	);
}

async function linesAccepted(
	{ database }: RejectSource,
	contract: Contract,
	now: Reading,
	before: Reading
): Promise<number> {
	return countOf(
		database.all(
			`select count(*) as count from rejects refused
			where dataset = $1::varchar and sha256 = $2::varchar and exists (
				select 1 from ${history(contract)} kept where kept._delivery = $3::varchar and kept._line = refused.line)`,
			[contract.dataset, before.sha256, short(now)]
		)
	);
}

/** In our own file sent back a row is the same by its line; elsewhere by what it holds. */
async function rejectedAgain(
	{ database }: RejectSource,
	now: Reading,
	before: Reading,
	returned: boolean
): Promise<number> {
	const same = returned ? 'again.line = refused.line' : 'again.hash = refused.hash';
	return countOf(
		database.all(
			`select count(*) as count from rejects refused
			where dataset = $1::varchar and sha256 = $2::varchar and exists (
				select 1 from rejects again where again.dataset = $1::varchar and again.sha256 = $3::varchar and ${same})`,
			[before.dataset, before.sha256, now.sha256]
		)
	);
}

async function countOf(rows: Promise<readonly Record<string, unknown>[]>): Promise<number> {
	return Number((await rows)[0]?.['count'] ?? 0);
}
