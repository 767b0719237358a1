import { isOpen } from '#lib/indicators/decision.ts';
import { formatDate } from '#lib/indicators/format.ts';
import type { Localized } from '#lib/indicators/language.ts';
import { colon } from '#lib/indicators/series-words.ts';
import { weatherTitles } from '#lib/indicators/weather.ts';
import { loadTerritories } from '../../programme/territories.ts';
import { sameSubject, type Appraisal, type AppraisalSubject } from '../../meetings/appraisals.ts';
import type { Decision } from '../../meetings/decisions.ts';
import { decisionTable, oneLine } from '../decision-table.ts';
import type { Block, Inline } from '../document.ts';
import { asTyped, inLanguage } from '../foreign-words.ts';
import { settle, strong, text } from '../inline.ts';
import { isNamedIn } from '../is-named-in.ts';
import type { ReportContext } from '../report-context.ts';
import type { ReportWord } from '../report-words.ts';
import { textOf, type AttributeSpec, type TagCall, type TagSpec } from '../tag.ts';

const naming: AttributeSpec = {
	type: 'text',
	meaning: {
		fr: 'dont le texte ou le responsable nomme ceci, un territoire par exemple',
		en: 'whose text or owner names this, a territory for instance'
	}
};

/** What a meeting's minutes open with: its day, its place, who presides, and which figures were frozen. */
export const meeting: TagSpec = {
	meaning: {
		fr: 'la séance du rapport : date, lieu, présidence, chiffres arrêtés',
		en: 'the report’s meeting: date, place, chair, frozen figures'
	},
	body: 'none',
	recorded: true,
	blocks: (call) => {
		const { context } = call;
		const { committee, language, word, edition } = context;
		const held = meetingOf(call);
		if (held === null) return [];
		const version = committee.freeze?.edition ?? edition.id;
		const named: readonly (readonly [ReportWord, string | null])[] = [
			['date', formatDate(held.date, language)],
			['place', held.place],
			['chair', held.chair],
			['edition', version.slice(0, 12)]
		];
		return [
			facts(
				named.map(([name, value]) => [word(name), value ?? word('notGiven')] as const),
				context
			)
		];
	}
};

/** Who was there, or was not. */
export const attendees: TagSpec = {
	meaning: {
		fr: 'les membres présents, excusés ou invités à la séance',
		en: 'members present, excused or invited at the meeting'
	},
	primary: {
		type: ['present', 'excused', 'invited'],
		required: true,
		meaning: { fr: 'present, excused ou invited', en: 'present, excused or invited' }
	},
	body: 'none',
	recorded: true,
	blocks: (call) => {
		const { committee, language, word } = call.context;
		if (meetingOf(call) === null) return [];
		if (!call.context.readsCommittee) return [paragraph([text(word('meetingWithheld'))])];
		const named = committee.attendees.filter(
			({ presence }) => presence === textOf(call, 'primary')
		);
		if (named.length === 0) return [paragraph([text(`${word('none')}.`)])];
		const listOf = (members: typeof named): Block => ({
			type: 'list',
			ordered: false,
			items: members.map(({ name }) => [paragraph(settle([text(name)], language))])
		});
		if (named.length <= longestList) return [listOf(named)];
		const half = Math.ceil(named.length / 2);
		const columns = [named.slice(0, half), named.slice(half)].map((members) => [listOf(members)]);
		return [{ type: 'columns', columns }];
	}
};

/** Names one under the other; more stand in two columns, so that minutes hold on a page with their signature. */
const longestList = 6;

/** Decisions: those of the report's year, or of its meeting. */
export const decisions: TagSpec = {
	meaning: {
		fr: 'décisions du comité, avec leur responsable, leur échéance et leur avancement',
		en: 'decisions of the committee, with their owners, deadlines and states'
	},
	attributes: {
		of: {
			type: ['year', 'meeting'],
			meaning: {
				fr: 'prises dans l’année du rapport (year) ou à sa séance (meeting) ; year sans précision',
				en: 'taken in the report’s year (year) or at its meeting (meeting); year when left out'
			}
		},
		about: {
			type: 'indicator',
			meaning: {
				fr: 'qui concernent un indicateur, de quelque année qu’elles soient',
				en: 'about an indicator, of whatever year'
			}
		},
		naming
	},
	body: 'none',
	recorded: true,
	blocks: (call) => {
		const { word, readsCommittee } = call.context;
		if (!readsCommittee) return [paragraph([text(word('decisionsWithheld'))])];
		const taken = decisionsAsked(call);
		if (taken.length === 0) return [paragraph([text(word('noDecision'))])];
		return [decisionTable(taken, call.context, 'latest')];
	}
};

/** Those of a meeting in its order; others as they were taken. */
function decisionsAsked(call: TagCall): readonly Decision[] {
	const { committee, year } = call.context;
	if (textOf(call, 'of') === 'meeting')
		return committee.decisions.filter(({ meeting: id }) => id === meetingOf(call)?.id);
	const [about, name] = [textOf(call, 'about'), textOf(call, 'naming')];
	const isOfYear = about === null && name === null && call.attributes['naming'] === undefined;
	return committee.decisions
		.filter(({ decidedOn }) => !isOfYear || decidedOn.startsWith(`${year}-`))
		.filter(({ indicators }) => about === null || indicators.includes(about))
		.filter(({ wording, owner }) => name === null || isNamedIn(`${wording} ${owner ?? ''}`, name))
		.toSorted((a, b) => a.decidedOn.localeCompare(b.decidedOn));
}

/** What the meeting was told of the decisions before it: those told of, then those that wait. */
export const followUps: TagSpec = {
	meaning: {
		fr: 'suivi des décisions antérieures, tel que dit à la séance',
		en: 'follow-up of earlier decisions, as told at the meeting'
	},
	body: 'none',
	recorded: true,
	blocks: (call) => {
		const { committee, word, readsCommittee } = call.context;
		const held = meetingOf(call);
		if (held === null) return [];
		if (!readsCommittee) return [paragraph([text(word('decisionsWithheld'))])];
		const earlier = committee.decisions
			.filter(({ meeting: id, decidedOn }) => id !== held.id && decidedOn <= held.date)
			.toSorted((a, b) => a.decidedOn.localeCompare(b.decidedOn));
		const told = ({ followUps: all }: Decision) => all.some((one) => one.meeting === held.id);
		const shown = [...earlier.filter(told), ...earlier.filter((one) => !told(one) && isOpen(one))];
		if (shown.length === 0) return [paragraph([text(word('noFollowUp'))])];
		return [decisionTable(shown, call.context, 'of-meeting')];
	}
};

/** The latest judgements, as people wrote them: of one axis, or of all that has one. */
export const appraisals: TagSpec = {
	meaning: {
		fr: 'appréciations des pilotes, dernières en date : d’un axe, ou toutes',
		en: 'appraisals, the latest of each: of one axis, or all'
	},
	primary: { type: 'axis', meaning: { fr: 'un axe', en: 'one axis' } },
	attributes: {
		about: { type: 'indicator', meaning: { fr: 'd’un indicateur', en: 'of one indicator' } },
		naming
	},
	body: 'none',
	recorded: true,
	blocks: (call) => {
		const { context } = call;
		const axis = textOf(call, 'primary');
		const [about, name] = [textOf(call, 'about'), textOf(call, 'naming')];
		const { settings, indicators, word } = context;
		const subjects = settings.axes
			.filter(({ id }) => axis === null || id === axis)
			.flatMap(({ id, title }) => [
				{ subject: { kind: 'axis' as const, id }, title },
				...indicators
					.filter((indicator) => indicator.axis === id)
					.map((one) => ({ subject: { kind: 'indicator' as const, id: one.id }, title: one.title }))
			])
			.filter(
				({ subject }) => about === null || (subject.kind === 'indicator' && subject.id === about)
			);
		const items = subjects.flatMap(({ subject, title }) => {
			const said = appraisalOf(context, subject);
			const isNamed = said !== null && (name === null || isNamedIn(said.wording, name));
			// What was said of a territory's own figure speaks of it, whatever its words.
			const there = context.committee.territoryAppraisals.filter(
				({ subject: { kind, id, territory } }) =>
					name !== null &&
					kind === subject.kind &&
					id === subject.id &&
					isNamedIn(loadTerritories().byCode(territory ?? '')?.name ?? '', name)
			);
			return [...(isNamed ? [said] : []), ...there].map((one) => [
				paragraph(toldAppraisal(one, title, context))
			]);
		});
		if (items.length > 0) return [{ type: 'list', ordered: false, items }];
		if (about === null && name === null) return [];
		return [paragraph([text(word(context.readsCommittee ? 'noAppraisal' : 'appraisalsWithheld'))])];
	}
};

/** The latest word on a subject at the report's meeting or date; null without any. */
export function appraisalOf(
	{ committee }: Pick<ReportContext, 'committee'>,
	subject: AppraisalSubject
): Appraisal | null {
	return committee.appraisals.find((one) => sameSubject(one.subject, subject)) ?? null;
}

/** « Titre : ☁ appuis nécessaires. Le commentaire. (Anne Martin, le 12 décembre 2019) ». */
export function toldAppraisal(
	{ level, wording, by, saidOn }: Appraisal,
	title: Localized | null,
	context: Pick<ReportContext, 'language' | 'settings'>
): Inline[] {
	const { language } = context;
	const when = formatDate(saidOn, language);
	const who = language === 'fr' ? ` (${by}, le ${when})` : ` (${by}, ${when})`;
	return settle(
		[
			...(title === null ? [] : [strong(inLanguage(title, language)), text(colon(language))]),
			...(level === null
				? []
				: [{ type: 'weather' as const, level, text: weatherTitles[level][language] }, text('. ')]),
			asTyped(oneLine(wording), context),
			text(who)
		],
		language
	);
}

function facts(
	named: readonly (readonly [string, string])[],
	{ language }: Pick<ReportContext, 'language'>
): Block {
	return {
		type: 'list',
		ordered: false,
		items: named.map(([name, value]) => [
			paragraph(settle([strong(name), text(`${colon(language)}${value}`)], language))
		])
	};
}

/** The report's meeting; a use outside one is a fault of the template. */
export function meetingOf(call: TagCall) {
	const { meeting: held } = call.context.committee;
	if (held === null)
		call.problem({
			fr: 'ce rapport ne se demande pas pour une séance : ajoutez « for: meeting » en tête.',
			en: 'this report is not asked for with a meeting: add “for: meeting” at its head.'
		});
	return held;
}

function paragraph(content: readonly Inline[]): Block {
	return { type: 'paragraph', role: 'body', content };
}
