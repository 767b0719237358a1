import type { Indicator } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import {
	findDecision,
	listDecisions,
	type EarlierWording,
	type FollowUp
} from '../meetings/decisions.ts';
import { listMeetings, type Meeting } from '../meetings/meeting.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { indicatorChoices } from './choices.ts';
import type { PageDay } from './page-day.ts';
import { tellDecision, type ToldDecision } from './tell-decision.ts';

/** What happened to a decision, in the order it did. */
export type DecisionEvent = { readonly on: IsoDate } & (
	| { readonly type: 'recorded'; readonly at: string; readonly by: string }
	| ({ readonly type: 'followed-up' } & FollowUp)
	| ({ readonly type: 'changed' } & EarlierWording)
);

export type DecisionPage = {
	readonly decision: ToldDecision;
	readonly day: PageDay;
	/** Its indicators as they stand at the page's date. */
	readonly figures: readonly { readonly indicator: Indicator; readonly value: Value }[];
	/** Oldest first. */
	readonly history: readonly DecisionEvent[];
	/** Numbers of the latest follow-up and change, for forms to say what they saw. */
	readonly seen: { readonly followUp: number; readonly change: number };
	readonly choices: DecisionChoices;
	/** Those that may be told what became of it, the latest first. */
	readonly meetings: readonly Meeting[];
};

/** What the form of a decision offers. */
export type DecisionChoices = {
	readonly axes: readonly { readonly id: string; readonly title: string }[];
	readonly indicators: ReturnType<typeof indicatorChoices>;
	/** Owners known so far: partners, then others named before. */
	readonly owners: readonly string[];
};

/** Throws `unknown-decision`. */
export async function decisionPage(
	edition: Edition,
	workspace: Workspace,
	id: string,
	day: PageDay,
	reader: Reader
): Promise<DecisionPage> {
	const decision = findDecision(workspace, id);
	const history: DecisionEvent[] = [
		{ type: 'recorded', on: decision.writtenOn, at: decision.at, by: decision.by },
		...decision.followUps.map((one) => ({
			type: 'followed-up' as const,
			on: one.writtenOn,
			...one
		})),
		...decision.earlier.map((one) => ({ type: 'changed' as const, on: one.changedOn, ...one }))
	];
	return {
		decision: tellDecision(decision, edition, day.on, reader),
		day,
		figures: await figuresOf(edition, decision.indicators, day, reader),
		history: history.sort((a, b) => a.at.localeCompare(b.at)),
		seen: {
			followUp: Math.max(0, ...decision.followUps.map(({ number }) => number)),
			change: decision.earlier.at(-1)?.number ?? 0
		},
		choices: decisionChoices(edition, workspace, reader),
		meetings: listMeetings(workspace).filter(({ date }) => date > decision.decidedOn)
	};
}

async function figuresOf(
	edition: Edition,
	ids: readonly string[],
	{ on, chosen }: PageDay,
	reader: Reader
): Promise<DecisionPage['figures']> {
	const shown = visibleIndicators(edition, reader).filter(({ id }) => ids.includes(id));
	if (shown.length === 0) return [];
	const asOf = chosen && on < edition.asOf ? on : edition.asOf;
	const indicators = shown.map(({ id }) => id);
	const asked = { indicators, dates: [asOf], asOf, territory: null };
	const values = await computeHeadlines(edition, asked, reader);
	return shown.flatMap((indicator) => {
		const value = values.get(indicator.id)?.[0];
		return value ? [{ indicator, value }] : [];
	});
}

export function decisionChoices(
	edition: Edition,
	workspace: Workspace,
	reader: Reader
): DecisionChoices {
	const { axes, partners } = edition.programme.settings;
	const named = listDecisions(workspace).flatMap(({ owner }) => owner ?? []);
	return {
		axes: axes.map(({ id, title }) => ({ id, title: localize(title, reader.language) })),
		indicators: indicatorChoices(edition, reader),
		owners: [...new Set([...partners.map(({ name }) => name), ...named])]
	};
}
