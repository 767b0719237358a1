import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import type { Workspace } from '../editions/workspace.ts';
import { loadTerritories } from '../programme/territories.ts';
import { seesAsMuch } from '../report-builds/order-reader.ts';
import {
	countReportBuilds,
	findReportBuild,
	listReportBuilds,
	type BuiltFile,
	type ReportBuild
} from '../report-builds/report-build.ts';

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
};

export type BuildPage = BuildLine & {
	readonly problem: string | null;
	/** It was made for somebody who sees more than this reader. */
	readonly withheld: boolean;
	readonly files: readonly (BuiltFile & { readonly place: string | null })[];
	/** Seconds between asking and the last file; null until then. */
	readonly seconds: number | null;
};

export function buildLines(
	workspace: Workspace,
	limit: number
): { readonly total: number; readonly items: readonly BuildLine[] } {
	const items = listReportBuilds(workspace, limit).map((build) => lineOf(workspace, build));
	return { total: countReportBuilds(workspace), items };
}

/** Throws `unknown-build`. */
export function buildPage(workspace: Workspace, number: number, reader: Reader): BuildPage {
	const build = findReportBuild(workspace, number);
	const { problem, files, state, askedAt, endedAt } = build;
	return {
		...lineOf(workspace, build),
		problem: problem === null ? null : localize(problem, reader.language),
		withheld: !seesAsMuch(reader, build.reader),
		files: (seesAsMuch(reader, build.reader) ? files : []).map((file) => ({
			...file,
			place: placeOf(file.territory)
		})),
		seconds:
			state === 'built' && endedAt !== null
				? Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(askedAt)) / 1000))
				: null
	};
}

function lineOf(workspace: Workspace, build: ReportBuild): BuildLine {
	const { number, title, state, language, edition, meeting, year, asOf, done, total } = build;
	const { territories, askedAt, askedBy } = build;
	return {
		number,
		title,
		state,
		language,
		edition,
		meeting,
		year,
		asOf,
		done,
		total,
		askedBy,
		askedOn: dayOf(askedAt, workspace.timeZone),
		place: territories.length === 1 ? placeOf(territories[0] ?? null) : null,
		places: territories.length,
		isOver: state !== 'waiting' && state !== 'building'
	};
}

function placeOf(code: string | null): string | null {
	return code === null ? null : (loadTerritories().byCode(code)?.name ?? code);
}
