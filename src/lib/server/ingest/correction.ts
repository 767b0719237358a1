import { createHash } from 'node:crypto';

/** One mend as a reading applies it: plain data, which crosses to a child process. */
export type Correction = {
	/** Contract field name. */
	readonly field: string;
	/** Hash of the only row it is for, as received; null where the text is mended in every row. */
	readonly row: string | null;
	/** The text as received, without the spaces around it; empty for a missing value. */
	readonly found: string;
	/** The text read in its place. */
	readonly mended: string;
};

/** Names a correction by what it does: the same one made twice has the same name. */
export function correctionId({ field, row, found, mended }: Correction): string {
	const text = JSON.stringify([field, row, found, mended]);
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
