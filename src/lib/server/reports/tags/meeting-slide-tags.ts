import { daysLate, isOpen, stateTitles } from '#lib/indicators/decision.ts';
import { formatDate } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { colon } from '#lib/indicators/series-words.ts';
import { weatherTitles } from '#lib/indicators/weather.ts';
import { publishedOn } from '../../editions/edition.ts';
import type { Decision } from '../../meetings/decisions.ts';
import { slugOf } from '../arrange-units.ts';
import type { Block, Inline, Table } from '../document.ts';
import { settle, strong, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagSpec } from '../tag.ts';

/** The day, the place, the chair and the date of the figures, on the first slide. */
export const opening: TagSpec = {
	meaning: {
		fr: 'date, lieu et présidence de la séance, situation des chiffres',
		en: 'date, place and chair of the meeting, date of the figures'
	},
	body: 'none',
	blocks: ({ context }) => {
		const { settings, language, asOf, edition, word, committee } = context;
		const { meeting } = committee;
		const held = meeting?.date ?? (settings.meetings.includes(asOf) ? asOf : null);
		const presidents = settings.presidents.map((president) => localize(president, language));
		const day = held === null ? null : formatDate(held, language);
		const published = formatDate(publishedOn(edition), language);
		return [
			...(day === null
				? []
				: [line('lead', meeting?.place ? `${meeting.place}, ${day}` : day, context)]),
			...(meeting?.chair ? [meeting.chair] : presidents).map((name) => line('body', name, context)),
			line(
				'small',
				`${word('asOf')} ${formatDate(asOf, language)} · ${word('edition')} ${edition.id.slice(0, 12)} ${word('publishedOn')} ${published}`,
				context
			)
		];
	}
};

/** What a meeting talks about, in order. */
export const agenda: TagSpec = {
	meaning: { fr: 'ordre du jour de la séance', en: 'agenda of the meeting' },
	body: 'none',
	blocks: ({ context }) => {
		const { agenda: items } = context.committee;
		if (items.length === 0) return [];
		return [
			{
				type: 'list',
				ordered: true,
				items: items.map(({ title, kind }) => [
					{
						type: 'paragraph',
						role: 'body',
						content: settle(
							[
								...(kind === 'arbitration'
									? [strong(toArbitrate[context.language]), text(colon(context.language))]
									: []),
								text(title)
							],
							context.language
						)
					}
				])
			}
		];
	}
};

const toArbitrate = { fr: 'À arbitrer', en: 'To be decided' };

/** Repeats its body for each thing to be decided: `$item.id`, `$item.title`, `$item.detail`, `$item.indicator`. */
export const arbitrations: TagSpec = {
	meaning: {
		fr: 'répète son texte pour chaque point à arbitrer : $item.id, $item.title, $item.detail, $item.indicator',
		en: 'repeats its text for each thing to be decided: $item.id, $item.title, $item.detail, $item.indicator'
	},
	body: 'required',
	blocks: async (call) => {
		const { agenda: items } = call.context.committee;
		const rounds = await Promise.all(
			items
				.filter(({ kind }) => kind === 'arbitration')
				.map(({ title, detail, indicators }) =>
					call.blockBody({
						item: {
							id: slugOf(title),
							title,
							detail,
							indicator: indicators.find((id) => call.context.indicator(id)) ?? null
						}
					})
				)
		);
		return rounds.flat();
	}
};

/** Decisions of earlier meetings that are still to be done, the first due first. */
export const standingDecisions: TagSpec = {
	meaning: {
		fr: 'décisions des séances précédentes encore à faire, avec leur échéance',
		en: 'decisions of earlier meetings still to be done, with their deadlines'
	},
	body: 'none',
	blocks: ({ context }) => {
		const { decisions, meeting } = context.committee;
		const standing = decisions
			.filter((one) => one.meeting !== meeting?.id && isOpen(one))
			.toSorted((a, b) => ((a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1));
		return standing.length === 0 ? [] : [decisionsTable(standing, context)];
	}
};

/** What the meeting has decided, so far. */
export const decisionsTaken: TagSpec = {
	meaning: {
		fr: 'décisions de la séance, avec responsable et échéance',
		en: 'decisions of the meeting, with owner and deadline'
	},
	body: 'none',
	blocks: ({ context }) => {
		const { decisions, meeting } = context.committee;
		const taken = decisions.filter((one) => meeting !== null && one.meeting === meeting.id);
		return taken.length === 0 ? [] : [decisionsTable(taken, context)];
	}
};

/** A person's judgement of an indicator or an axis, beside its computed status. */
export const appraisal: TagSpec = {
	meaning: {
		fr: 'appréciation d’un axe par son pilote',
		en: 'appraisal of an axis by who steers it'
	},
	primary: {
		type: 'axis',
		required: true,
		meaning: { fr: 'identifiant de l’axe', en: 'id of the axis' }
	},
	body: 'none',
	blocks: (call) => appraisalOf(call.context, 'axis', textOf(call, 'primary') ?? '')
};

/** « Appréciation du pilote : appuis nécessaires », then its words; nothing when nobody wrote one. */
export function appraisalOf(
	{ committee, language }: ReportContext,
	kind: 'indicator' | 'axis',
	id: string
): readonly Block[] {
	const found = committee.appraisals.find(
		({ subject }) => subject.kind === kind && subject.id === id
	);
	if (!found) return [];
	const { level, wording } = found;
	const told: Inline[] = [
		...(level === null
			? []
			: [
					text(`${appraised[language]}${colon(language)}`),
					strong(weatherTitles[level][language]),
					text('. ')
				]),
		text(wording)
	];
	return [{ type: 'paragraph', role: 'body', content: settle(told, language) }];
}

const appraised = { fr: 'Appréciation du pilote', en: 'Appraisal' };

/** When the committee meets next. */
export const nextMeeting: TagSpec = {
	meaning: { fr: 'date de la prochaine séance', en: 'date of the next meeting' },
	body: 'none',
	inline: ({ context }) => {
		const { settings, language, asOf, committee } = context;
		const from = committee.meeting?.date ?? asOf;
		const dates = [...committee.meetings.map(({ date }) => date), ...settings.meetings].sort();
		const next = dates.find((date) => date > from);
		return [text(next === undefined ? toBeSet[language] : formatDate(next, language))];
	}
};

const toBeSet = { fr: 'Date à fixer', en: 'Date to be set' };

function decisionsTable(decisions: readonly Decision[], context: ReportContext): Table {
	const { language, committee } = context;
	const column = (fr: string, en: string, share: number) => ({
		title: [text(language === 'fr' ? fr : en)],
		align: 'start' as const,
		share
	});
	return {
		type: 'table',
		caption: [],
		wide: true,
		columns: [
			column('Numéro', 'Number', 0.8),
			column('Décision', 'Decision', 3),
			column('Responsable', 'Owner', 1.4),
			column('Échéance', 'Deadline', 1.2),
			column('État', 'State', 1.2)
		],
		rows: decisions.map((one) => [
			[{ type: 'code' as const, text: one.id }],
			settle([text(one.wording)], language),
			[text(one.owner ?? '–')],
			[kept(one.deadline === null ? '–' : formatDate(one.deadline, language, 'medium'))],
			[text(stateWords(one, committee.on, language))]
		])
	};
}

/** On one line. */
function kept(words: string): Inline {
	return text(words.replaceAll(' ', noBreak));
}

/** « En cours », « À faire, 12 jours de retard ». */
function stateWords(decision: Decision, on: string, language: 'fr' | 'en'): string {
	const state = stateTitles[decision.state][language].replaceAll(' ', noBreak);
	const late = daysLate(decision, on);
	if (late === 0) return state;
	return language === 'fr'
		? `${state}, ${late} ${pluralize(late, ['jour', 'jours'], 'fr')} de retard`
		: `${state}, ${late} ${pluralize(late, ['day', 'days'], 'en')} late`;
}

function line(role: 'lead' | 'body' | 'small', words: string, { language }: ReportContext): Block {
	return { type: 'paragraph', role, content: settle([text(words)], language) };
}
