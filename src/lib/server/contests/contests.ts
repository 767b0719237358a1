import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { demandWords } from '../demand-words.ts';
import { JalonError } from '../programme/problem.ts';
import { computeHeadlines } from '../values/headlines.ts';

/** A person's word against a figure, and the answer it got. */
export type Contest = {
	readonly number: number;
	readonly indicator: string;
	/** Code, or null for the whole programme. */
	readonly territory: string | null;
	readonly asOf: IsoDate;
	/** The edition that showed the figure. */
	readonly edition: string;
	/** The figure contested; null when there was none. */
	readonly value: number | null;
	readonly wording: string;
	readonly at: string;
	readonly by: string;
	readonly answer: string | null;
	readonly answeredAt: string | null;
	readonly answeredBy: string | null;
};

const select = `select number, indicator, territory, as_of as asOf, edition, value, wording,
	contested_at as at, contested_by as by, answer, answered_at as answeredAt, answered_by as answeredBy
	from contests`;

/** Those without an answer first, then the latest. */
export function listContests(workspace: Workspace): Contest[] {
	return workspace.records.all<Contest>(`${select} order by answer is not null, number desc`);
}

/** Those of one indicator: of one territory, or of all when none is given. */
export function contestsOf(
	workspace: Workspace,
	indicator: string,
	territory?: string | null
): Contest[] {
	const own = listContests(workspace).filter((contest) => contest.indicator === indicator);
	return territory === undefined ? own : own.filter((one) => one.territory === territory);
}

/** Throws `unknown-contest`. */
export function findContest(workspace: Workspace, number: number): Contest {
	const contest = Number.isSafeInteger(number)
		? workspace.records.one<Contest>(`${select} where number = ?`, number)
		: null;
	if (contest) return contest;
	throw new JalonError('unknown-contest', {
		fr: 'Cette contestation n’existe pas.',
		en: 'There is no such contest.'
	});
}

export type NewContest = {
	readonly indicator: string;
	readonly territory: string | null;
	readonly asOf: IsoDate;
	readonly wording: string;
};

const longestWording = 2_000;

/**
 * Writes down that a figure is contested, with the figure that the edition shows: it is worked
 * out here, never taken from the form. Throws for an unknown indicator or territory, `no-wording`.
 */
export async function contestFigure(
	workspace: Workspace,
	edition: Edition,
	contest: NewContest,
	reader: Reader
): Promise<void> {
	const { indicator, territory, asOf } = contest;
	const wording = demandWords(contest.wording, noReason, longestWording);
	const asked = { indicators: [indicator], dates: [asOf], asOf, territory };
	const [value] = (await computeHeadlines(edition, asked, reader)).get(indicator) ?? [];
	workspace.records.run(
		`insert into contests (indicator, territory, as_of, edition, value, wording, contested_at, contested_by)
			values (?, ?, ?, ?, ?, ?, ?, ?)`,
		indicator,
		territory,
		asOf,
		edition.id,
		value?.value ?? null,
		wording,
		workspace.clock().toISOString(),
		workspace.user
	);
}

/** Answers a contest, once. Throws `unknown-contest`, `answered` and `no-wording`. */
export function answerContest(workspace: Workspace, number: number, answer: string): Contest {
	const words = demandWords(answer, noAnswer, longestWording);
	const changed = workspace.records.run(
		`update contests set answer = ?, answered_at = ?, answered_by = ?
			where number = ? and answer is null`,
		words,
		workspace.clock().toISOString(),
		workspace.user,
		number
	);
	const contest = findContest(workspace, number);
	if (changed === 0)
		throw new JalonError('bad-request', {
			fr: `Cette contestation a déjà reçu une réponse, de ${contest.answeredBy ?? ''}.`,
			en: `This contest already has an answer, from ${contest.answeredBy ?? ''}.`
		});
	return contest;
}

type Words = { readonly fr: string; readonly en: string };

const noReason: Words = {
	fr: 'Dites en quoi ce chiffre vous paraît faux : sans motif, personne ne peut y répondre.',
	en: 'Say why this figure looks wrong to you: without a reason, nobody can answer.'
};
const noAnswer: Words = { fr: 'Écrivez la réponse.', en: 'Write the answer.' };
