import { describeChoices } from '#lib/indicators/chosen.ts';
import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { defaultView } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { isStanding } from '../editions/publication.ts';
import type { Workspace } from '../editions/workspace.ts';
import { loadTerritories } from '../programme/territories.ts';
import { hasFiles, isGone } from '../report-builds/kept-files.ts';
import { seesAsMuch } from '../report-builds/order-reader.ts';
import {
	countReportBuilds,
	findReportBuild,
	listReportBuilds,
	sameOrders,
	type BuiltFile,
	type ReportBuild
} from '../report-builds/report-build.ts';
import { chosenOf } from './filters.ts';

/** A prepared report, as pages tell of it. */
export type BuildLine = Pick<
	ReportBuild,
	| 'number'
	| 'title'
	| 'state'
	| 'language'
	| 'edition'
	| 'meeting'
	| 'year'
	| 'asOf'
	| 'done'
	| 'total'
	| 'askedBy'
> & {
	readonly askedOn: IsoDate;
	/** Name of the one territory that it is held to. */
	readonly place: string | null;
	/** How many reports it makes, one for each territory. */
	readonly places: number;
	readonly isOver: boolean;
	/** It was made, and its files are there no more. */
	readonly isGone: boolean;
	/** What its figures are held to besides, and the indicator that it is about. */
	readonly chosen: readonly string[];
};

export type BuildPage = BuildLine & {
	readonly problem: string | null;
	/** It was made for somebody who sees more than this reader. */
	readonly withheld: boolean;
	readonly files: readonly (BuiltFile & { readonly place: string | null })[];
	/** Its figures can be told again as they were. */
	readonly canBeMadeAgain: boolean;
	/** The latest build of the same order whose files are there, when its own are not. */
	readonly madeAgain: number | null;
	/** The last one before of the same order, and whether its files were the same to the byte. */
	readonly before: { readonly number: number; readonly isSame: boolean } | null;
	/** Seconds between asking and the last file; null until then. */
	readonly seconds: number | null;
};

/** The latest first, in words of the edition given. */
export function buildLines(
	workspace: Workspace,
	edition: Edition,
	reader: Reader,
	limit: number
): { readonly total: number; readonly items: readonly BuildLine[] } {
	const items = listReportBuilds(workspace, limit).map((build) =>
		lineOf(workspace, edition, reader, build)
	);
	return { total: countReportBuilds(workspace), items };
}

/** Throws `unknown-build`. */
export function buildPage(
	workspace: Workspace,
	edition: Edition,
	reader: Reader,
	number: number
): BuildPage {
	const build = findReportBuild(workspace, number);
	const { problem, files, state, askedAt, endedAt } = build;
	const line = lineOf(workspace, edition, reader, build);
	const others = sameOrders(workspace, build);
	const before = others.find((other) => other.number < number && other.files.length > 0);
	return {
		...line,
		problem: problem === null ? null : localize(problem, reader.language),
		withheld: !seesAsMuch(reader, build.reader),
		files: (seesAsMuch(reader, build.reader) ? files : []).map((file) => ({
			...file,
			place: placeOf(file.territory)
		})),
		canBeMadeAgain: isStanding(workspace, build.edition),
		madeAgain: line.isGone
			? (others.find((other) => hasFiles(workspace, other))?.number ?? null)
			: null,
		before:
			before && files.length > 0
				? { number: before.number, isSame: digests(before) === digests(build) }
				: null,
		seconds:
			state === 'built' && endedAt !== null
				? Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(askedAt)) / 1000))
				: null
	};
}

function digests({ files }: ReportBuild): string {
	return JSON.stringify(files.map(({ name, sha256 }) => [name, sha256]));
}

function lineOf(
	workspace: Workspace,
	edition: Edition,
	reader: Reader,
	build: ReportBuild
): BuildLine {
	const { number, title, state, language, meeting, year, asOf, done, total } = build;
	const { territories, askedAt, askedBy } = build;
	return {
		...{ number, title, state, language, meeting, year, asOf, done, total, askedBy },
		edition: build.edition,
		askedOn: dayOf(askedAt, workspace.timeZone),
		place: territories.length === 1 ? placeOf(territories[0] ?? null) : null,
		places: territories.length,
		isOver: state !== 'waiting' && state !== 'building',
		isGone: isGone(workspace, build),
		chosen: chosenWords(edition, reader, build)
	};
}

function chosenWords(
	edition: Edition,
	reader: Reader,
	{ indicator, filters }: ReportBuild
): readonly string[] {
	const title = edition.programme.indicators.find((one) => one.indicator.id === indicator);
	const about = title ? localize(title.indicator.title, reader.language) : indicator;
	const isHeld = Object.values(filters).some((choice) => choice !== null);
	const held = isHeld
		? describeChoices(chosenOf(edition, { ...defaultView, ...filters }, reader), reader.language)
		: [];
	const inAList = held.map((words) => words.charAt(0).toLocaleLowerCase() + words.slice(1));
	return [...(about === null ? [] : [about]), ...inAList];
}

function placeOf(code: string | null): string | null {
	return code === null ? null : (loadTerritories().byCode(code)?.name ?? code);
}
