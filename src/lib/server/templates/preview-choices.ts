import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { listMeetings, type Meeting } from '../meetings/meeting.ts';
import { indicatorChoices, type IndicatorChoices } from '../reports/indicator-choices.ts';
import { narrowed } from '../reports/resolve-report.ts';
import type { TemplateFrontMatter } from '../reports/template-front-matter.ts';
import { territoryChoices, type TerritoryChoices } from '../reports/territory-choices.ts';
import { visibleIndicators } from '../values/compute-values.ts';

/** For which moment, and of what, a template is looked at. */
export type Moment = {
	readonly year: number | null;
	readonly asOf: IsoDate | null;
	readonly territory: string | null;
	readonly indicator: string | null;
	readonly meeting: string | null;
};

/** Something that a template is asked for with. */
export type Taken = keyof Moment;

/** What a template can be unable to do without. */
export type Needed = Exclude<TemplateFrontMatter['for'], 'year'>;

/** What a preview may be drawn for, and what it is drawn for. */
export type PreviewChoices = {
	/** What the template asks for, or takes; the others say nothing to it. */
	readonly takes: readonly Taken[];
	/** What it can't be drawn without. */
	readonly needs: Needed | null;
	/** The latest first. */
	readonly years: readonly number[];
	readonly territories: TerritoryChoices;
	readonly indicators: IndicatorChoices;
	/** The latest first. */
	readonly meetings: readonly Meeting[];
	/** What was asked for, as far as there is such a thing; what is needed has a value as soon as there is one. */
	readonly chosen: Moment;
};

const taken: Readonly<Record<TemplateFrontMatter['for'], readonly Taken[]>> = {
	year: ['year', 'asOf', 'territory', 'meeting'],
	territory: ['territory', 'year', 'asOf'],
	indicator: ['indicator', 'year', 'asOf', 'territory'],
	meeting: ['meeting']
};

/** Fits what is asked to what a template says of itself, so that something can always be drawn. */
export async function previewChoices(
	workspace: Workspace,
	edition: Edition,
	{ about, asked }: { readonly about: TemplateFrontMatter; readonly asked: Moment },
	reader: Reader
): Promise<PreviewChoices> {
	const { settings } = edition.programme;
	const who = narrowed(reader, { about });
	const territories = await territoryChoices(edition, reader.language);
	const indicators = indicatorChoices(edition, who);
	const meetings = listMeetings(workspace);
	const [first, last] = [settings.since, edition.asOf].map(yearOf) as [number, number];
	const years = Array.from({ length: last - first + 1 }, (_, at) => last - at);

	const takes = taken[about.for];
	const fit = <T extends string>(what: Taken, known: readonly T[], usual: T | null) => {
		if (!takes.includes(what)) return null;
		const found = known.find((one) => one === asked[what]) ?? null;
		return found ?? (about.for === what ? usual : null);
	};
	const asOf = takes.includes('asOf') ? asked.asOf : null;
	return {
		takes,
		needs: about.for === 'year' ? null : about.for,
		years,
		territories,
		indicators,
		meetings,
		chosen: {
			asOf,
			year: takes.includes('year') ? fitYear(asked.year, asOf, years) : null,
			territory: fit(
				'territory',
				territories.map(({ code }) => code),
				territories[0]?.code ?? null
			),
			indicator: fit(
				'indicator',
				indicators.flatMap((axis) => axis.indicators.map(({ id }) => id)),
				firstHeadline(edition, who) ?? indicators[0]?.indicators[0]?.id ?? null
			),
			meeting: fit(
				'meeting',
				meetings.map(({ id }) => id),
				// The one that has the most to tell.
				(meetings.find(({ state }) => state !== 'preparation') ?? meetings[0])?.id ?? null
			)
		}
	};
}

/** A date is of its own year, or of one before. */
function fitYear(asked: number | null, asOf: string | null, years: readonly number[]): number {
	const latest = asOf === null ? years[0]! : yearOf(asOf);
	return asked !== null && years.includes(asked) && asked <= latest ? asked : latest;
}

function yearOf(date: string): number {
	return Number(date.slice(0, 4));
}

function firstHeadline(edition: Edition, reader: Reader): string | null {
	const [first] = visibleIndicators(edition, reader)
		.filter(({ headline }) => headline !== null)
		.toSorted((one, other) => one.headline! - other.headline!);
	return first?.id ?? null;
}
