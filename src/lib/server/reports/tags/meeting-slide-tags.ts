import { daysLate, isOpen } from '#lib/indicators/decision.ts';
import {
	agendaSentence,
	standingSentence,
	takenSentence
} from '#lib/indicators/decision-sentence.ts';
import { formatDate } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import { colon } from '#lib/indicators/series-words.ts';
import { weatherTitles } from '#lib/indicators/weather.ts';
import { publishedOn } from '../../editions/edition.ts';
import type { AppraisalSubject } from '../../meetings/appraisals.ts';
import type { Decision } from '../../meetings/decisions.ts';
import { decisionTable } from '../decision-table.ts';
import type { Block, Inline } from '../document.ts';
import { asTyped } from '../foreign-words.ts';
import { capitalized, settle, strong, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagSpec } from '../tag.ts';
import { appraisalOf } from './committee-tags.ts';

/** The day, the place, the chair and the date of the figures, on the first slide. */
export const opening: TagSpec = {
	meaning: {
		fr: 'date, lieu et présidence de la séance, situation des chiffres',
		en: 'date, place and chair of the meeting, date of the figures'
	},
	body: 'none',
	blocks: ({ context }) => {
		const { settings, language, asOf, edition, word, committee, meetingDays } = context;
		const { meeting } = committee;
		const held = meeting?.date ?? (meetingDays.includes(asOf) ? asOf : null);
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
	recorded: true,
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
								asTyped(title, context)
							],
							context.language
						)
					}
				])
			}
		];
	}
};

/** « 4 points, dont 2 à arbitrer ». */
export const agendaInBrief: TagSpec = {
	meaning: {
		fr: 'l’ordre du jour de la séance en une phrase : combien de points, combien à arbitrer',
		en: 'the agenda of the meeting in one sentence: how many points, how many to be decided'
	},
	body: 'none',
	recorded: true,
	inline: ({ context }) => {
		const { agenda: items } = context.committee;
		const toDecide = items.filter(({ kind }) => kind === 'arbitration').length;
		const said = agendaSentence({ items: items.length, toDecide }, context.language);
		return [text(items.length === 0 ? '' : capitalized(said))];
	}
};

/** « 3 décisions restent à tenir, dont 2 en retard », « 4 décisions prises, la première à tenir pour… ». */
export const decisionsInBrief: TagSpec = {
	meaning: {
		fr: 'les décisions en une phrase : celles qui restent à tenir, ou celles de la séance',
		en: 'decisions in one sentence: those still to be done, or those of the meeting'
	},
	primary: {
		type: ['standing', 'taken'],
		required: true,
		meaning: {
			fr: 'standing : des séances précédentes, à tenir ; taken : de la séance',
			en: 'standing: of earlier meetings, still to be done; taken: of the meeting'
		}
	},
	body: 'none',
	recorded: true,
	inline: (call) => {
		const { context } = call;
		const { asOf, language } = context;
		const isTaken = textOf(call, 'primary') === 'taken';
		const decisions = isTaken ? takenAt(context) : standingAt(context);
		if (decisions.length === 0) return [];
		const dates = decisions.flatMap(({ deadline }) => deadline ?? []).sort();
		const late = decisions.filter((one) => daysLate(one, asOf) > 0).length;
		const said = isTaken
			? takenSentence({ taken: decisions.length, firstDue: dates[0] ?? null }, language)
			: standingSentence({ open: decisions.length, late }, language);
		return [text(capitalized(said))];
	}
};

function takenAt({ committee: { decisions, meeting } }: ReportContext): readonly Decision[] {
	return decisions.filter((one) => meeting !== null && one.meeting === meeting.id);
}

function standingAt({ committee: { decisions, meeting } }: ReportContext): readonly Decision[] {
	return decisions.filter((one) => one.meeting !== meeting?.id && isOpen(one));
}

const toArbitrate = { fr: 'À arbitrer', en: 'To be decided' };

/** Repeats its body for each thing to be decided: `$item.id`, `$item.title`, `$item.detail`, `$item.indicator`. */
export const arbitrations: TagSpec = {
	meaning: {
		fr: 'répète son texte pour chaque point à arbitrer : $item.id, $item.title, $item.detail, $item.indicator',
		en: 'repeats its text for each thing to be decided: $item.id, $item.title, $item.detail, $item.indicator'
	},
	body: 'required',
	recorded: true,
	gives: {
		name: 'item',
		shape: { members: { id: 'text', title: 'text', detail: 'text', indicator: 'indicator' } }
	},
	example: () =>
		'{% arbitrations %}\n**{% $item.title %}** {% $item.detail %}\n{% /arbitrations %}',
	blocks: async (call) => {
		const { agenda: items } = call.context.committee;
		const rounds = await Promise.all(
			items
				.filter(({ kind }) => kind === 'arbitration')
				.map(({ number, title, detail, indicators }) =>
					call.blockBody({
						item: {
							id: String(number),
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
	recorded: true,
	blocks: ({ context }) => {
		const standing = standingAt(context).toSorted((a, b) =>
			(a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1
		);
		return standing.length === 0 ? [] : [decisionTable(standing, context, 'none')];
	}
};

/** What the meeting has decided, so far. */
export const decisionsTaken: TagSpec = {
	meaning: {
		fr: 'décisions de la séance, avec responsable et échéance',
		en: 'decisions of the meeting, with owner and deadline'
	},
	body: 'none',
	recorded: true,
	blocks: ({ context }) => {
		const taken = takenAt(context);
		return taken.length === 0 ? [] : [decisionTable(taken, context, 'none')];
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
	recorded: true,
	blocks: (call) => saidOf(call.context, { kind: 'axis', id: textOf(call, 'primary') ?? '' })
};

/** « Appréciation du pilote : appuis nécessaires », then its words; nothing when nobody wrote one. */
export function saidOf(context: ReportContext, subject: AppraisalSubject): readonly Block[] {
	const { language } = context;
	const found = appraisalOf(context, subject);
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
		asTyped(wording, context)
	];
	return [{ type: 'paragraph', role: 'body', content: settle(told, language) }];
}

const appraised = { fr: 'Appréciation du pilote', en: 'Appraisal' };

/** When the committee meets next. */
export const nextMeeting: TagSpec = {
	meaning: { fr: 'date de la prochaine séance', en: 'date of the next meeting' },
	body: 'none',
	inline: ({ context }) => {
		const { language, asOf, committee, meetingDays } = context;
		const from = committee.meeting?.date ?? asOf;
		const next = meetingDays.find((date) => date > from);
		return [text(next === undefined ? toBeSet[language] : formatDate(next, language))];
	}
};

const toBeSet = { fr: 'Date à fixer', en: 'Date to be set' };

function line(role: 'lead' | 'body' | 'small', words: string, { language }: ReportContext): Block {
	return { type: 'paragraph', role, content: settle([text(words)], language) };
}
