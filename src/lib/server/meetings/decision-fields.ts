import {
	decisionKinds,
	longestDecision,
	longestOwner,
	type DecisionKind
} from '#lib/indicators/decision.ts';
import { formatDate } from '#lib/indicators/date-words.ts';
import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import { demandWords, plainWords } from '../demand-words.ts';
import { french } from '../ingest/french.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { unknownName } from '../values/refusal.ts';
import type { Meeting } from './meeting.ts';

/** What a person says of a decision, as typed; what is left out or empty is none. */
export type DecisionSpec = {
	readonly wording: string;
	readonly kind: string;
	readonly axis?: string | null;
	readonly indicators?: readonly string[];
	readonly owner?: string | null;
	readonly deadline?: string | null;
};

/** The same, checked. */
export type DecisionFields = {
	readonly wording: string;
	readonly kind: DecisionKind;
	readonly axis: string | null;
	readonly indicators: readonly string[];
	readonly owner: string | null;
	readonly deadline: IsoDate | null;
};

/** What decisions may name. */
export type NamedThings = Pick<Programme, 'indicators'> & {
	readonly settings: Pick<Programme['settings'], 'axes'>;
};

/** Throws `bad-wording`, `bad-kind`, `bad-deadline`, `unknown-axis` or `unknown-indicator`. */
export function checkDecision(
	spec: DecisionSpec,
	meeting: Pick<Meeting, 'date'>,
	{ indicators, settings }: NamedThings
): DecisionFields {
	const axis = spec.axis?.trim() || null;
	const axes = settings.axes.map(({ id }) => id);
	if (axis !== null && !axes.includes(axis))
		throw unknownName('unknown-axis', { fr: 'Axe', en: 'axis' }, axis, axes);
	const linked = [...new Set(spec.indicators ?? [])].filter((id) => id !== '').sort();
	const known = indicators.map(({ id }) => id);
	for (const id of linked)
		if (!known.includes(id))
			throw unknownName('unknown-indicator', { fr: 'Indicateur', en: 'indicator' }, id, known);
	return {
		wording: demandWords(spec.wording, noWording, longestDecision),
		kind: checkKind(spec.kind),
		axis,
		indicators: linked,
		owner: plainWords((spec.owner ?? '').replace(/\s+/g, ' '), longestOwner) || null,
		deadline: checkDeadline(spec.deadline?.trim() ?? '', meeting.date)
	};
}

const noWording = {
	fr: 'Écrivez ce qui est décidé.',
	en: 'Write what is decided.'
};

function checkKind(typed: string): DecisionKind {
	const kind = decisionKinds.find((one) => one === typed);
	if (kind) return kind;
	throw new JalonError('bad-kind', {
		fr: `Nature « ${typed} » : attendu ${decisionKinds.join(', ')}.`,
		en: `Kind “${typed}”: expected ${decisionKinds.join(', ')}.`
	});
}

function checkDeadline(typed: string, decidedOn: IsoDate): IsoDate | null {
	if (typed === '') return null;
	if (!isIsoDate(typed))
		throw new JalonError('bad-deadline', {
			fr: french`Échéance : « ${typed} » n’est pas une date (AAAA-MM-JJ).`,
			en: `Deadline: “${typed}” is no date (YYYY-MM-DD).`
		});
	if (typed >= decidedOn) return typed;
	throw new JalonError('bad-deadline', {
		fr: french`Échéance : le ${formatDate(typed, 'fr')} vient avant la séance du ${formatDate(decidedOn, 'fr')}.`,
		en: `Deadline: ${formatDate(typed, 'en')} comes before the meeting of ${formatDate(decidedOn, 'en')}.`
	});
}
