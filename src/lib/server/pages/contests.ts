import { formatIndicatorValue } from '#lib/indicators/format.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Missing } from '#lib/indicators/value.ts';
import { contestsOf, listContests, type Contest } from '../contests/contests.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { readsFigure } from '../people/matter.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { indicatorTitle, placeName } from './choices.ts';

/** A contest in words: of which figure, where. */
export type ToldContest = Contest & {
	readonly title: string;
	/** Null is the whole programme. */
	readonly place: string | null;
	readonly figure: string;
};

/** All contests of figures that the reader sees, those without an answer first. */
export async function contestsPage(
	edition: Edition,
	workspace: Workspace,
	reader: Reader
): Promise<{ readonly open: readonly ToldContest[]; readonly answered: readonly ToldContest[] }> {
	const told = await tellAll(listContests(workspace), edition, reader);
	return {
		open: told.filter(({ answer }) => answer === null),
		answered: told.filter(({ answer }) => answer !== null)
	};
}

/** Those without an answer, of figures that the reader sees. */
export function openContestsSeen(
	edition: Edition,
	workspace: Workspace,
	reader: Reader
): readonly Contest[] {
	return seenBy(reader, listContests(workspace), edition).filter(({ answer }) => answer === null);
}

/** Those of one indicator, wherever they are. */
export function contestsOfIndicator(
	edition: Edition,
	workspace: Workspace,
	indicator: string,
	reader: Reader
): Promise<readonly ToldContest[]> {
	return tellAll(contestsOf(workspace, indicator), edition, reader);
}

/** Those of one territory, whatever the indicator. */
export function contestsOfTerritory(
	edition: Edition,
	workspace: Workspace,
	territory: string,
	reader: Reader
): Promise<readonly ToldContest[]> {
	const own = listContests(workspace).filter((contest) => contest.territory === territory);
	return tellAll(own, edition, reader);
}

/** What is published for all comes without what is said of it. */
function seenBy(
	reader: Reader,
	contests: readonly Contest[],
	{ programme }: Edition
): readonly Contest[] {
	if (reader.publishedOnly) return [];
	return contests.filter((contest) => readsFigure(reader, programme, contest));
}

function tellAll(
	contests: readonly Contest[],
	edition: Edition,
	reader: Reader
): Promise<ToldContest[]> {
	return Promise.all(seenBy(reader, contests, edition).map((one) => tell(one, edition, reader)));
}

async function tell(contest: Contest, edition: Edition, reader: Reader): Promise<ToldContest> {
	const found = edition.programme.indicators.find(({ id }) => id === contest.indicator)?.indicator;
	const secret = found !== undefined && (await isSecret(contest, edition, reader));
	const value = secret ? null : contest.value;
	const missing: Missing | null = secret ? 'secret' : value === null ? 'no-data' : null;
	return {
		...contest,
		value,
		title: indicatorTitle(edition, contest.indicator, reader),
		place: placeName(contest.territory),
		figure: found
			? formatIndicatorValue({ value, missing }, found, reader.language).text
			: String(value ?? '—')
	};
}

/** Whoever contested it may have seen a small count that this reader does not. */
async function isSecret(
	{ indicator, territory, asOf }: Contest,
	edition: Edition,
	reader: Reader
): Promise<boolean> {
	if (reader.unsuppressed) return false;
	const asked = { indicators: [indicator], dates: [asOf], asOf, territory };
	const [value] = (await computeHeadlines(edition, asked, reader)).get(indicator) ?? [];
	return value?.missing === 'secret';
}
