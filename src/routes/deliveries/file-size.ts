import { formatNumber } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import * as m from '#lib/paraglide/messages.js';

/** « 12 ko », « 3,4 Mo ». */
export function fileSize(bytes: number, language: Language): string {
	const thousands = bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1_000));
	if (thousands < 1_000) return m.draft_size_small({ size: formatNumber(thousands, language) });
	return m.draft_size({ size: formatNumber(bytes / 1_000_000, language, { decimals: 1 }) });
}
