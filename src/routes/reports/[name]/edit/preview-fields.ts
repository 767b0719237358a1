import { isIsoDate } from '#lib/indicators/period.ts';
import { viewParameters } from '#lib/indicators/view.ts';
import type { Moment } from '#lib/server/templates/preview-choices.ts';

/** Names of the choices of a preview, in addresses and in the editor's form. */
const names = {
	year: 'year',
	asOf: viewParameters.asOf,
	territory: viewParameters.territory,
	indicator: 'indicator',
	meeting: viewParameters.meeting,
	language: 'language'
} as const;

/** For what the preview is drawn, as an address or a form says it; empty for what it does not say. */
export type PreviewFields = Readonly<Record<keyof typeof names, string>>;

export function previewFields(read: (name: string) => string | null | undefined): PreviewFields {
	const fields = Object.entries(names).map(([field, name]) => [field, read(name)?.trim() ?? '']);
	return Object.fromEntries(fields) as PreviewFields;
}

export function momentOf(fields: Omit<PreviewFields, 'language'>): Moment {
	return {
		year: /^\d{4}$/.test(fields.year) ? Number(fields.year) : null,
		asOf: isIsoDate(fields.asOf) ? fields.asOf : null,
		territory: fields.territory || null,
		indicator: fields.indicator || null,
		meeting: fields.meeting || null
	};
}

/** The same in an address, what it does not say left out. */
export function previewQuery(fields: PreviewFields): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(names).flatMap(([field, name]) => {
			const value = fields[field as keyof PreviewFields];
			return value === '' ? [] : [[name, value]];
		})
	);
}

/** What an address says of the preview, for the editor's other pages to lead back to it. */
export function keptQuery(url: URL): Readonly<Record<string, string>> {
	return previewQuery(previewFields((name) => url.searchParams.get(name)));
}
