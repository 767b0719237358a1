import { formatIndicatorValue } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { statedFigures } from '../declared/declare.ts';
import { listDeclarations } from '../editions/declarations.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { todayIn } from '../freshness/today.ts';
import { declaredKey, readDeclarations } from '../programme/declared-figures.ts';
import { indicatorChoices, indicatorTitle, placeName } from './choices.ts';

/** Everything declared: what the edition has, what waits for the next, what no longer counts. */
export function declarationsPage(edition: Edition, workspace: Workspace, reader: Reader) {
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
	const stated = statedFigures(workspace, edition);
	const counting = new Set(stated.map((one) => `${declaredKey(one)} ${one.at}`));
	return {
		today: todayIn(settings.timeZone, workspace.clock),
		choices: indicatorChoices(edition, reader),
		figures: stated
			.map(told)
			.sort((a, b) => a.title.localeCompare(b.title, language) || (a.date < b.date ? 1 : -1)),
		/** Changes that the next edition brings. */
		waiting: stated.filter(({ state }) => state !== 'published').length,
		refused: readDeclarations(edition.manifest.sources).refused.map((one) => ({
			...told(one),
			why: localize(one.why, language)
		})),
		history: listDeclarations(workspace)
			.filter((one) => !counting.has(`${declaredKey(one)} ${one.at}`))
			.map(told)
	};
}

type About = {
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: IsoDate;
	readonly value: number | null;
};
