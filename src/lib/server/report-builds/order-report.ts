import { localize, type Language } from '#lib/indicators/language.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { readCommitteeRecord } from '../meetings/committee-record.ts';
import { JalonError } from '../programme/problem.ts';
import { loadTerritories } from '../programme/territories.ts';
import { readTemplate } from '../reports/template.ts';
import { reportFormats, type ReportFormat } from '../reports/template-front-matter.ts';
import type { OrderReader } from './order-reader.ts';
import type { ReportOrder } from './report-build.ts';

export type AskedOrder = {
	readonly report: string;
	readonly language: Language;
	/** Who the report is made for. */
	readonly reader: OrderReader;
	readonly view: View;
	readonly year: number | null;
	readonly indicator: string | null;
	/** One report for each intercommunalité of the programme, instead of the view's territory. */
	readonly byTerritory: boolean;
	/** By name; the template's own when empty. */
	readonly formats: readonly string[];
};

/**
 * The order that a reader's choices make, with the report's title. Throws `unknown-report`,
 * `meeting-needed`, `unknown-meeting`, `bad-request` for a format that the template doesn't have.
 */
export function orderReport(
	workspace: Workspace,
	edition: Edition,
	{ report, language, reader, view, year, indicator, byTerritory, formats }: AskedOrder
): { readonly order: ReportOrder; readonly title: string } {
	const { programme, manifest } = edition;
	const { about } = readTemplate(programme, manifest.sources, report, language);
	const title = about.title ? localize(about.title, language) : report;
	if (about.for === 'meeting' && view.meeting === null)
		throw new JalonError('meeting-needed', {
			fr: `« ${title} » se demande pour une séance : choisissez-la.`,
			en: `“${title}” is asked for with a meeting: choose one.`
		});
	const meeting = about.for === 'meeting' ? view.meeting : null;
	const freeze = meeting === null ? null : readCommitteeRecord(workspace, { meeting }).freeze;
	const { asOf, territory, axis, audience, partner, compare } = view;
	const filters = about.filters
		? { axis, audience, partner, compare }
		: { axis: null, audience: null, partner: null, compare: null };
	const order: ReportOrder = {
		report,
		language,
		reader,
		edition: freeze?.edition ?? edition.id,
		meeting,
		year,
		asOf,
		indicator: about.for === 'indicator' ? indicator : null,
		territories: byTerritory ? eachTerritory(edition) : [territory],
		filters,
		formats:
			formats.length === 0 ? about.formats : formats.map((name) => known(name, about.formats))
	};
	return { order, title };
}

/** Codes of the programme's intercommunalités, in the order of their names. */
export function eachTerritory({ programme }: Pick<Edition, 'programme'>): readonly string[] {
	return loadTerritories()
		.list('intercommunality', programme.settings.territory)
		.map(({ code }) => code);
}

function known(name: string, own: readonly ReportFormat[]): ReportFormat {
	const found = reportFormats.find((format) => format === name);
	if (found && own.includes(found)) return found;
	throw new JalonError('bad-request', {
		fr: `Format « ${name} » : attendu ${own.join(', ')}.`,
		en: `Format “${name}”: expected ${own.join(', ')}.`
	});
}
