import { page } from '$app/state';
import type { Action } from '#lib/indicators/rights.ts';

/** Whether who reads the page may do something somewhere: what they may not is not offered. The server asks again. */
export function may(action: Action): boolean {
	const { can } = page.data as { readonly can: readonly Action[] };
	return can.includes(action);
}
