import { randomUUID } from 'node:crypto';

/** What a new form is known by: sent twice, it writes once. */
export function newRequest(): string {
	return randomUUID();
}
