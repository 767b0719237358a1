import { formatIndicatorValue } from '#lib/indicators/format.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { contestsOf, listContests, type Contest } from '../contests/contests.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { indicatorTitle, placeName } from './choices.ts';

/** A contest in words: of which figure, where. */
export type ToldContest = Contest & {
	readonly title: string;
	/** Null is the whole programme. */
	readonly place: string | null;
	readonly figure: string;
};

/** All contests, those without an answer first. */
export function contestsPage(
	edition: Edition,
	workspace: Workspace,
	reader: Reader
): { readonly open: readonly ToldContest[]; readonly answered: readonly ToldContest[] } {
	const told = listContests(workspace).map((contest) => tell(contest, edition, reader));
	return {
		open: told.filter(({ answer }) => answer === null),
		answered: told.filter(({ answer }) => answer !== null)
	};
}

/** Those of one indicator, wherever they are. */
export function contestsOfIndicator(
	edition: Edition,
	workspace: Workspace,
	indicator: string,
	reader: Reader
): readonly ToldContest[] {
	return contestsOf(workspace, indicator).map((contest) => tell(contest, edition, reader));
}

/** Those of one territory, whatever the indicator. */
export function contestsOfTerritory(
	edition: Edition,
	workspace: Workspace,
	territory: string,
	reader: Reader
): readonly ToldContest[] {
	return listContests(workspace)
		.filter((contest) => contest.territory === territory)
		.map((contest) => tell(contest, edition, reader));
}

function tell(contest: Contest, edition: Edition, reader: Reader): ToldContest {
	const found = edition.programme.indicators.find(({ id }) => id === contest.indicator)?.indicator;
	const missing = contest.value === null ? ('no-data' as const) : null;
	return {
		...contest,
		title: indicatorTitle(edition, contest.indicator, reader),
		place: placeName(contest.territory),
		figure: found
			? formatIndicatorValue({ value: contest.value, missing }, found, reader.language).text
			: String(contest.value ?? '—')
	};
}
