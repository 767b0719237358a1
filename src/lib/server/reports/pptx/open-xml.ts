import type { Language } from '#lib/indicators/language.ts';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const schemas = 'http://schemas.openxmlformats.org';

export const namespaces = {
	drawing: `${schemas}/drawingml/2006/main`,
	chart: `${schemas}/drawingml/2006/chart`,
	relations: `${schemas}/officeDocument/2006/relationships`,
	presentation: `${schemas}/presentationml/2006/main`,
	package: `${schemas}/package/2006`
} as const;

/** What the root of a part of slides declares. */
export const slideNamespaces = `xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relations}" xmlns:p="${namespaces.presentation}"`;

/** The language of a text, as Office names it. */
export const officeLanguage: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Points to the units that Office counts lengths in: 12,700 to a point. */
export function emu(points: number): number {
	return Math.round(points * 12_700);
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;'
};

/** Text for an element or a quoted attribute, on one line; what XML has no way to write is dropped. */
export function escapeXml(text: string): string {
	return (
		text
			.toWellFormed()
			.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
			// eslint-disable-next-line no-control-regex -- what XML 1.0 has no way to write
			.replace(/[\u0000-\u001f\ufffe\uffff]/g, '')
			.replace(/[&<>"]/g, (sign) => entities[sign]!)
	);
}
