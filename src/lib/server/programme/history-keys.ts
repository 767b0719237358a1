import { key, type Key } from './keys.ts';

/** The keys of `data/meetings.yaml`. */
export const historyKeys: readonly Key[] = [
	key('version', 'Version de ce format : 1.', 'Version of this format: 1.', { required: true }),
	key(
		'meetings',
		'Séances tenues avant Jalon, reprises une fois dans les enregistrements.',
		'Meetings held before Jalon, taken once into the records.',
		{ required: true }
	)
];

export const pastMeetingKeys: readonly Key[] = [
	key('id', 'Année et rang : "2019-02".', 'Year and rank: "2019-02".', { required: true }),
	key('date', 'Jour de la séance.', 'Day of the meeting.', { required: true }),
	key(
		'asOf',
		'Date dont parlent les chiffres ; celle de la séance par défaut.',
		'Date that the figures speak about; the meeting’s by default.'
	),
	key('title', 'Intitulé.', 'Title.'),
	key('place', 'Lieu.', 'Place.'),
	key('chair', 'Qui préside, par fonction.', 'Who presides, by function.'),
	key('present', 'Présents, par fonction ou institution.', 'Present, by function or institution.', {
		default: '[]'
	}),
	key('excused', 'Excusés, de même.', 'Excused, likewise.', { default: '[]' }),
	key('agenda', 'Ordre du jour.', 'Agenda.', { default: '[]' }),
	key(
		'appraisals',
		'Appréciations écrites pour la séance.',
		'Appraisals written for the meeting.',
		{
			default: '[]'
		}
	),
	key('decisions', 'Décisions, dans l’ordre de leurs numéros.', 'Decisions, in number order.', {
		default: '[]'
	})
];

export const pastAgendaKeys: readonly Key[] = [
	key('title', 'Le point.', 'The item.', { required: true }),
	key('arbitration', 'À arbitrer : en tête.', 'To be arbitrated: first.', { default: 'false' }),
	key('detail', 'Qui demande, combien.', 'Who asks, how much.'),
	key('indicators', 'Indicateurs concernés.', 'Indicators concerned.', { default: '[]' })
];

export const pastAppraisalKeys: readonly Key[] = [
	key('indicator', 'L’indicateur apprécié ; ou « axis ».', 'The indicator appraised; or “axis”.'),
	key('axis', 'L’axe apprécié ; ou « indicator ».', 'The axis appraised; or “indicator”.'),
	key(
		'level',
		'secured, achievable, support-needed ou compromised.',
		'secured, achievable, support-needed or compromised.'
	),
	key('wording', 'Le jugement, en une ou deux phrases.', 'The judgement, in a sentence or two.', {
		required: true
	}),
	key('by', 'Qui l’a écrit, par fonction.', 'Who wrote it, by function.', { default: 'Reprise' })
];

export const pastDecisionKeys: readonly Key[] = [
	key('wording', 'La décision.', 'The decision.', { required: true }),
	key('kind', 'decision, orientation ou request.', 'decision, orientation or request.', {
		default: 'decision'
	}),
	key('axis', 'Axe.', 'Axis.'),
	key('indicators', 'Indicateurs liés.', 'Indicators linked.', { default: '[]' }),
	key('owner', 'Qui en est chargé, par fonction ou institution.', 'Who is in charge of it.'),
	key('deadline', 'Échéance.', 'Deadline.'),
	key('told', 'Ce qui en a été dit ensuite.', 'What was told of it afterwards.', { default: '[]' })
];

export const pastFollowUpKeys: readonly Key[] = [
	key('at', 'Séance où c’est dit : "2020-01".', 'Meeting that is told: "2020-01".', {
		required: true
	}),
	key('state', 'to-do, under-way, done ou dropped.', 'to-do, under-way, done or dropped.', {
		required: true
	}),
	key('note', 'Ce qui est dit.', 'What is told.', { default: '""' })
];
