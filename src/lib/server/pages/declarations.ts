import { formatIndicatorValue } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { may, type Holder } from '#lib/indicators/rights.ts';
import { statedFigures } from '../declared/declare.ts';
import { listDeclarations } from '../editions/declarations.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { todayIn } from '../freshness/today.ts';
import { declaredKey, readDeclarations } from '../programme/declared-figures.ts';
import { mayAbout, readsFigure } from '../people/matter.ts';
import { indicatorChoices, indicatorTitle, placeName, territoryChoices } from './choices.ts';

/**
 * What is declared of the figures that the reader sees: what the edition has, what waits for the
 * next, what no longer counts. The forms offer those that the person declares.
 */
export function declarationsPage(
	edition: Edition,
	workspace: Workspace,
	{ reader, person }: { readonly reader: Reader; readonly person: Holder }
) {
	const { language } = reader;
	const { indicators, settings } = edition.programme;
	const written = (indicator: string, value: number | null) => {
		const found = indicators.find(({ id }) => id === indicator)?.indicator;
		if (value === null) return '—';
		return found
			? formatIndicatorValue({ value, missing: null }, found, language).text
			: String(value);
	};
	const told = <T extends About>(about: T) => ({
		...about,
		title: indicatorTitle(edition, about.indicator, reader),
		place: placeName(about.territory),
		figure: written(about.indicator, about.value)
	});
	const seen = (about: About) => readsFigure(reader, edition.programme, about);
	const every = statedFigures(workspace, edition);
	const stated = every.filter(seen);
	const counting = new Set(every.map((one) => `${declaredKey(one)} ${one.at}`));
	return {
		today: todayIn(settings.timeZone, workspace.clock),
		choices: indicatorChoices(edition, reader, ({ axis }) =>
			may(person, 'declare-figures', { axis })
		),
		territories: territoryChoices(edition, person),
		figures: stated
			.map((one) => ({
				...told(one),
				mayWithdraw: mayAbout(person, 'declare-figures', edition.programme, one)
			}))
			.sort((a, b) => a.title.localeCompare(b.title, language) || (a.date < b.date ? 1 : -1)),
		/** Changes that the next edition brings. */
		waiting: stated.filter(({ state }) => state !== 'published').length,
		refused: readDeclarations(edition.manifest.sources)
			.refused.filter(seen)
			.map((one) => ({ ...told(one), why: localize(one.why, language) })),
		history: listDeclarations(workspace)
			.filter((one) => seen(one) && !counting.has(`${declaredKey(one)} ${one.at}`))
			.map(told)
	};
}

type About = {
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: IsoDate;
	readonly value: number | null;
};
