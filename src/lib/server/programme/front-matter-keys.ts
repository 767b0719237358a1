import { key, type Key } from './keys.ts';

/** The front matter of an indicator, `queries/indicators/<id>.sql`. */
export const indicatorKeys: readonly Key[] = [
	key('title', 'Titre, en français au moins.', 'Title, in French at least.', { required: true }),
	key('definition', 'Ce qui est compté, en une phrase.', 'What is counted, in one sentence.', {
		required: true
	}),
	key(
		'unit',
		'Unité affichée : singulier et pluriel, par langue.',
		'Displayed unit: singular and plural, by language.',
		{ required: true }
	),
	key(
		'observed',
		'Unité d’observation (person, household, post, company, visit, commune…) ; deux unités ne partagent jamais une courbe.',
		'Unit of observation (person, household, post, company, visit, commune…); two of them never share a curve.',
		{ required: true }
	),
	key('axis', 'Axe de data/programme.yaml.', 'Axis of data/programme.yaml.', { required: true }),
	key('owner', 'Qui répond du chiffre.', 'Who answers for the figure.', { required: true }),
	key(
		'kind',
		'Nature : stock, flow, ratio, median, distinct, level, formula.',
		'Kind: stock, flow, ratio, median, distinct, level, formula.',
		{ required: true }
	),
	key(
		'over',
		'Période du chiffre principal : start, year, 12-months ou month. Exigée pour flow, ratio, median et distinct sur des dates.',
		'Period of the headline figure: start, year, 12-months or month. Required for flow, ratio, median and distinct on dates.'
	),
	key(
		'better',
		'Sens du progrès : up, down, ou none (contexte : ni cible ni couleur).',
		'Direction of progress: up, down, or none (context: no target, no colour).',
		{ required: true }
	),
	key(
		'headline',
		'Rang parmi les chiffres qui ouvrent la page.',
		'Rank among the figures that open the page.'
	),
	key(
		'dimensions',
		'Ventilations permises, avec leur libellé ; les libellés des valeurs viennent du modèle de fichier.',
		'Allowed splits, labelled; labels of values come from the contract.'
	),
	key(
		'tolerance',
		'Points de progrès derrière le plan où commence chaque statut.',
		'Points of progress behind plan at which each status begins.',
		{ default: '{ ahead: -10, at-risk: 10, off-track: 25 }' }
	),
	key(
		'format',
		'Écriture : integer, decimal, percent, currency, days, ou { style, decimals }.',
		'Writing: integer, decimal, percent, currency, days, or { style, decimals }.',
		{ default: 'integer' }
	),
	key(
		'minimum',
		'Moins d’observations que ce nombre : pas de chiffre.',
		'Fewer observations than this: no value.'
	),
	key(
		'matures',
		'Pas de chiffre avant la fin de la période plus cette durée, telle que 18 months.',
		'No value before the period’s end plus this duration, such as 18 months.'
	),
	key(
		'across',
		'Pour un level : sum additionne les territoires, none ne les additionne pas.',
		'For a level: sum adds territories up, none does not.',
		{ default: 'sum' }
	),
	key(
		'finest',
		'Pas de temps le plus fin de la source : day, month, quarter, year.',
		'The source’s finest grain: day, month, quarter, year.',
		{ default: 'day' }
	),
	key(
		'within',
		'Code du territoire dont les communes comptent.',
		'Code of the territory whose communes count.'
	),
	key(
		'confidential',
		'Seuil de secret et dimensions sensibles : { threshold: 5, sensitive: [reason] }.',
		'Threshold of secrecy and sensitive dimensions: { threshold: 5, sensitive: [reason] }.'
	),
	key('publish', 'Peut être montré au public.', 'May leave for the public.', { default: 'false' }),
	key(
		'part',
		'Élément d’une formule, pas montré seul.',
		'A building block of a formula, not shown.',
		{ default: 'false' }
	),
	key(
		'declared',
		'Pour un level : le chiffre est celui que des personnes déclarent, sans requête.',
		'For a level: the figure is what people declare, without a query.',
		{ default: 'false' }
	),
	key(
		'cadence',
		'Rythme d’arrivée : daily, weekly, monthly, quarterly, yearly.',
		'Rhythm of arrival: daily, weekly, monthly, quarterly, yearly.'
	),
	key(
		'delay',
		'De la fin de la période à l’arrivée du chiffre, telle que 15 days.',
		'From the period’s end to the arrival of its figure, such as 15 days.'
	),
	key('source', 'D’où viennent les données.', 'Where the data come from.'),
	key('method', 'Comment le chiffre est fait.', 'How the figure is made.'),
	key('since', 'Premier jour de la série.', 'First day of the series.'),
	key(
		'breaks',
		'Ruptures de série : [{ on: 2021-01-01, reason: … }].',
		'Breaks in series: [{ on: 2021-01-01, reason: … }].'
	),
	key(
		'limit',
		'Mouvement au-delà duquel publier un dépôt demande une raison : une part (20 %) ou un nombre dans l’unité affichée, en points pour un pourcentage.',
		'Move beyond which publishing a delivery asks for a reason: a share (20 %) or a number in the unit shown, in points for a percentage.'
	),
	key(
		'formula',
		'Pour une formula : { numerator: id, denominator: id }.',
		'For a formula: { numerator: id, denominator: id }.'
	)
];

/** The front matter of a check, `queries/checks/<truth-asserted>.sql`. */
export const checkKeys: readonly Key[] = [
	key('title', 'La vérité affirmée, en une phrase.', 'The truth asserted, in one sentence.', {
		required: true
	}),
	key(
		'severity',
		'blocks empêche de publier, warns avertit.',
		'blocks keeps from publishing, warns warns.',
		{ required: true }
	)
];

/** The front matter of a kind of events, `queries/events/<kind>.sql`. */
export const eventKeys: readonly Key[] = [
	key(
		'title',
		'Nom de cette sorte d’événements, singulier et pluriel, par langue : [Salon, Salons].',
		'Name of this kind of events, singular and plural, by language: [Fair, Fairs].',
		{ required: true }
	),
	key(
		'axes',
		'Axes dont les indicateurs sont concernés ; sans axes ni indicators, tous le sont.',
		'Axes whose indicators are concerned; without axes and indicators, all are.'
	),
	key(
		'indicators',
		'Indicateurs concernés, outre ceux des axes.',
		'Indicators concerned, besides those of the axes.'
	),
	key(
		'labels',
		'Champ dont viennent les mots de la colonne label, tel que campaigns.campaign, ou ces mots, valeur par valeur ; sans elle, label est déjà en mots.',
		'Field that gives the words of the column label, such as campaigns.campaign, or those words, value by value; without it, label is in words already.'
	),
	key('publish', 'Peut être dit au public.', 'May be told to the public.', { default: 'false' })
];

/** One dimension, under `dimensions`. */
export const dimensionKeys: readonly Key[] = [
	key('fr', 'Libellé en français.', 'Label in French.', { required: true }),
	key('en', 'Libellé en anglais.', 'Label in English.'),
	key(
		'labels',
		'Champ dont viennent les libellés des valeurs, tel que welcome-cases.reason, ou ces libellés eux-mêmes, valeur par valeur ; sans elle, le premier champ de ce nom.',
		'Field that gives the labels of values, such as welcome-cases.reason, or the labels themselves, value by value; without it, the first field of that name.'
	)
];

export const toleranceKeys: readonly Key[] = [
	key('ahead', 'En avance à partir de.', 'Ahead from.', { default: '-10' }),
	key('at-risk', 'À surveiller à partir de.', 'At risk from.', { default: '10' }),
	key('off-track', 'En retard à partir de.', 'Off track from.', { default: '25' })
];

export const formatKeys: readonly Key[] = [
	key(
		'style',
		'integer, decimal, percent, currency, days.',
		'integer, decimal, percent, currency, days.',
		{
			required: true
		}
	),
	key('decimals', 'Chiffres après la virgule.', 'Digits after the point.')
];

export const confidentialKeys: readonly Key[] = [
	key('threshold', 'Moins d’unités que ce nombre : masqué.', 'Fewer units than this: hidden.'),
	key(
		'sensitive',
		'Dimensions dont le croisement relève le seuil.',
		'Dimensions whose crossing raises the threshold.'
	),
	key(
		'communes',
		'open : les communes sont montrées aussi à qui ne voit pas les petits nombres, sinon seulement les intercommunalités et au-dessus.',
		'open: communes are shown to those who do not see small counts too, else only intercommunalités and above.'
	)
];

export const breakKeys: readonly Key[] = [
	key('on', 'Premier jour après la rupture.', 'First day after the break.', { required: true }),
	key('reason', 'Pourquoi les chiffres ne se comparent pas.', 'Why figures do not compare.', {
		required: true
	})
];

export const formulaKeys: readonly Key[] = [
	key('numerator', 'Indicateur du numérateur.', 'Indicator of the numerator.', { required: true }),
	key('denominator', 'Indicateur du dénominateur.', 'Indicator of the denominator.', {
		required: true
	})
];
