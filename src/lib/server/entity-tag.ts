import { createHash } from 'node:crypto';
import type { Reader } from '#lib/indicators/reader.ts';
import { scopeOf } from './values/values-cache.ts';

/** For answers that a browser keeps for its own reader and asks about again each time. */
export const revalidated = 'private, no-cache';

/**
 * The ETag of an answer drawn from an edition: the edition, then the reader's scope, then `body`,
 * a hash or the ETag of what is sent. Two scopes never share one.
 */
export function entityTag(edition: string, reader: Reader, body: string): string {
	return `"${edition}-${hashText(JSON.stringify(scopeOf(reader)))}-${body.replace(/^W\/|"/g, '')}"`;
}

export function hashText(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
