import { createHash } from 'node:crypto';
import { isHidden, type Contract } from '../programme/contract.ts';
import type { Correction } from './correction.ts';

/** Changes whenever the same bytes may be read otherwise than before. */
export const READER_VERSION = 3;

export type ReadingInputs = {
	readonly sha256: string;
	readonly name: string;
	readonly contract: Contract;
	readonly timeZone: string;
	readonly territory: string;
	/** Of the key that makes pseudonyms. */
	readonly keyFingerprint: string;
	/** Vintage of the geography that names of places are checked against. */
	readonly vintage: string;
	/** Corrections of this dataset's files. */
	readonly mends?: readonly Correction[];
};

/** Hashes that name the two parts of a reading: all that decides their bytes, and nothing else. */
export function partHashes(inputs: ReadingInputs): { accepted: string; rejects: string } {
	const { contract } = inputs;
	const usesPlaces = contract.fields.some((field) => field.constraints.nomenclature !== null);
	const usesKey = contract.fields.some(isHidden);
	const text = stableJson({
		reader: READER_VERSION,
		sha256: inputs.sha256,
		name: inputs.name,
		contract: readingOf(contract),
		timeZone: inputs.timeZone,
		territory: usesPlaces ? inputs.territory : null,
		vintage: usesPlaces ? inputs.vintage : null,
		key: usesKey ? inputs.keyFingerprint : null,
		...(inputs.mends && inputs.mends.length > 0 ? { mends: inputs.mends } : {})
	});
	const hash = (part: string) => createHash('sha256').update(`${part}\n${text}`).digest('hex');
	return { accepted: hash('accepted'), rejects: hash('rejects') };
}

/** What of a contract decides how a file is read: not its words for people. */
function readingOf(contract: Contract): unknown {
	return {
		dataset: contract.dataset,
		mode: contract.mode,
		key: contract.key,
		delivered: contract.delivered,
		covers: contract.covers,
		shape: contract.shape,
		fields: contract.fields.map(({ sensitive, identifies: _, ...field }) => ({
			...field,
			description: null,
			...(sensitive && { sensitive })
		}))
	};
}

/** JSON whose keys are in order, so that equal things have equal text. */
function stableJson(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
			: inner
	);
}
