import type { Chosen } from '#lib/indicators/chosen.ts';
import { localize } from '#lib/indicators/language.ts';
import { periodsBetween, type IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Territory } from '#lib/indicators/territory.ts';
import type { View } from '#lib/indicators/view.ts';
import { publishedOn, type Edition } from '../editions/edition.ts';
import { loadTerritories, type Territories } from '../programme/territories.ts';
import type { MeetingView } from './meeting-view.ts';
import { chosenOf } from './filters.ts';
import { namedPlace } from './named-place.ts';

/** What stands around every page: whose figures, of which date, from which edition. */
export type Frame = {
	readonly programme: string;
	readonly accent: string;
	readonly fictitious: boolean;
	readonly asOf: IsoDate;
	readonly latest: IsoDate;
	/** Whose clocks tell the day that something happened on. */
	readonly timeZone: string;
	readonly since: IsoDate;
	readonly edition: {
		readonly id: string;
		readonly publishedOn: IsoDate;
		readonly current: boolean;
	};
	/** A check that blocks has findings, and the edition was published all the same. */
	readonly provisional: boolean;
	/** Those that the reader may choose among. */
	readonly territories: readonly { readonly code: string; readonly name: string }[];
	/** The reader sees no figure of the whole programme. */
	readonly held: boolean;
	readonly territory: { readonly code: string; readonly name: string } | null;
	/** What the reader holds the figures to, by name. */
	readonly chosen: Chosen;
	/** The dates that figures are compared with because the committee met. */
	readonly meetings: readonly IsoDate[];
	/** The meeting that the page speaks of. */
	readonly meeting: MeetingView | null;
	/** Last days of the programme's years that are over, the oldest first. */
	readonly yearEnds: readonly IsoDate[];
	readonly sources: readonly string[];
};

export function describeFrame(
	edition: Edition,
	reader: Reader,
	view: View,
	committee: Pick<Frame, 'meetings' | 'meeting'> = {
		meetings: edition.programme.settings.meetings,
		meeting: null
	}
): Frame {
	const { settings, contracts } = edition.programme;
	const territories = loadTerritories();
	const named =
		view.territory === null ? null : namedPlace(edition, view.territory, reader.language);
	const shown = shownTo(reader, territories, settings.territory);
	return {
		programme: localize(settings.name, reader.language),
		accent: settings.accent,
		fictitious: settings.fictitious,
		asOf: view.asOf ?? edition.asOf,
		latest: edition.asOf,
		timeZone: settings.timeZone,
		since: settings.since,
		edition: {
			id: edition.id,
			publishedOn: publishedOn(edition),
			current: view.edition === null
		},
		provisional: edition.manifest.findings.some(
			(finding) => finding.severity === 'blocks' && finding.rows > 0
		),
		territories: shown.map(({ code, name }) => ({ code, name })),
		held: reader.territories !== null,
		territory: named,
		chosen: chosenOf(edition, view, reader),
		...committee,
		yearEnds: periodsBetween(settings.since, edition.asOf, 'year', settings.yearStart)
			.map(({ to }) => to)
			.filter((date) => date < edition.asOf),
		sources: [
			...new Set(
				contracts.flatMap(({ source }) => (source ? [localize(source, reader.language)] : []))
			)
		]
	};
}

/** A reader held to territories chooses among these. */
function shownTo(
	reader: Reader,
	territories: Territories,
	programme: string
): readonly Territory[] {
	if (reader.territories === null) return territories.list('intercommunality', programme);
	return reader.territories.flatMap((code) => territories.byCode(code) ?? []);
}
