import { key, type Key } from './keys.ts';

/** The keys of `data/programme.yaml`. */
export const settingsKeys: readonly Key[] = [
	key('version', 'Version de ce format : 1.', 'Version of this format: 1.', { required: true }),
	key('id', 'Identifiant du programme.', 'Id of the programme.', { required: true }),
	key('name', 'Nom du programme.', 'Name of the programme.', { required: true }),
	key(
		'description',
		'Ce qu’est le programme, en une phrase.',
		'What the programme is, in one sentence.'
	),
	key(
		'territory',
		'Code du territoire : département (« "46" »), intercommunalité (SIREN) ou commune (INSEE).',
		'Code of the territory: department (“"46"”), intercommunalité (SIREN) or commune (INSEE).',
		{ required: true }
	),
	key('languages', 'Langues du tableau de bord.', 'Languages of the dashboard.', {
		default: '[fr]'
	}),
	key(
		'foreign',
		'Mots d’autres langues, par langue : les rapports la marquent, pour qui les écoute ou les coupe en fin de ligne, comme { en: [newsletter] }.',
		'Words of other languages, by language: reports mark it, for who listens to them or breaks them at a line’s end, such as { en: [newsletter] }.',
		{ default: '{}' }
	),
	key('axes', 'Axes, dans l’ordre de la page.', 'Axes, in the page’s order.', { required: true }),
	key('partners', 'Partenaires.', 'Partners.', { default: '[]' }),
	key(
		'presidents',
		'Présidents du comité, par fonction.',
		'Presidents of the committee, by function.',
		{ default: '[]' }
	),
	key(
		'accent',
		'Couleur du programme, telle que "#0b5c6b".',
		'Colour of the programme, such as "#0b5c6b".',
		{ default: '"#0b5c6b"' }
	),
	key('since', 'Premier jour du programme.', 'First day of the programme.', { required: true }),
	key(
		'until',
		'Dernier jour d’un programme terminé : aucun dépôt n’est attendu au-delà.',
		'Last day of a programme that has ended: no delivery is due beyond it.'
	),
	key('time_zone', 'Fuseau horaire des dates (ou timeZone).', 'Time zone of dates (or timeZone).', {
		default: 'Europe/Paris'
	}),
	key('timeZone', 'Autre écriture de time_zone.', 'Another spelling of time_zone.'),
	key(
		'yearStart',
		'Début de l’année du programme, MM-JJ.',
		'Start of the programme’s year, MM-DD.',
		{ default: '01-01' }
	),
	key(
		'retentionDays',
		'Jours de garde des fichiers tels que reçus.',
		'Days that files are kept as received.',
		{ default: '90' }
	),
	key(
		'erasure',
		'Quand une personne est retirée à sa demande : recount, les chiffres sont refaits sans elle ; keep-count, ils restent, avec une inconnue à sa place.',
		'When a person is erased at their request: recount, figures are worked out again without them; keep-count, they stay, with a stranger in their place.',
		{ default: 'recount' }
	),
	key(
		'auditDays',
		'Jours de garde du journal (qui a déposé, corrigé, publié, emporté, vu des lignes).',
		'Days that the audit trail is kept (who delivered, mended, published, exported, saw rows).',
		{ default: '365' }
	),
	key('thresholds', 'Seuils de secret.', 'Thresholds of secrecy.', {
		default: '{ units: 5, sensitive: 11, companies: 3, dominance: 85, zeros: may-hide }'
	}),
	key(
		'fictitious',
		'Les données sont inventées : chaque page le dit.',
		'The data are invented: every page says so.',
		{ default: 'false' }
	),
	key('meetings', 'Dates des séances du comité.', 'Dates of the committee’s meetings.', {
		default: '[]'
	}),
	key(
		'map',
		'Carte schématique, qui donne aussi l’ordre des listes : SIREN de chaque intercommunalité, puis [colonne, rangée] depuis le nord-ouest, telles que "200066371": [0.5, 2].',
		'Schematic map, which gives the order of lists too: SIREN of each intercommunalité, then [column, row] from the north-west, such as "200066371": [0.5, 2].',
		{ default: '{}' }
	),
	key(
		'groupings',
		'Regroupements d’intercommunalités, dans l’ordre des listes : un niveau de plus, proposé où trop d’intercommunalités sont masquées.',
		'Groupings of intercommunalités, in the order of lists: one more level, proposed where too many intercommunalités are hidden.',
		{ default: '[]' }
	),
	key('contact', 'Adresse pour joindre le programme.', 'Address to reach the programme.'),
	key(
		'publisher',
		'Qui publie, pour les mentions légales.',
		'Who publishes, for the legal notice.'
	),
	key(
		'mapCredit',
		'À qui sont les contours de data/contours/, écrit sous chaque carte : « IGN, Insee ».',
		'Whose the outlines of data/contours/ are, written under each map: “IGN, INSEE”.'
	)
];

export const axisKeys: readonly Key[] = [
	key('id', 'Identifiant de l’axe.', 'Id of the axis.', { required: true }),
	key('title', 'Titre de l’axe.', 'Title of the axis.', { required: true }),
	key('context', 'Contexte : en dernier, sans cible.', 'Context: last, without targets.', {
		default: 'false'
	})
];

export const groupingKeys: readonly Key[] = [
	key(
		'id',
		'Identifiant du regroupement : c’est son code partout où un territoire se demande.',
		'Id of the grouping: its code wherever a territory is asked for.',
		{ required: true }
	),
	key('title', 'Nom du regroupement.', 'Name of the grouping.', { required: true }),
	key(
		'territories',
		'SIREN de ses intercommunalités ; chacune est d’un regroupement au plus, et peut n’être d’aucun.',
		'SIRENs of its intercommunalités; each is in one grouping at most, and may be in none.',
		{ required: true }
	)
];

export const partnerKeys: readonly Key[] = [
	key('id', 'Identifiant du partenaire.', 'Id of the partner.', { required: true }),
	key('name', 'Nom du partenaire.', 'Name of the partner.', { required: true }),
	key('role', 'Ce qu’il fait.', 'What it does.'),
	key(
		'contact',
		'Adresse électronique à qui écrire quand un fichier manque.',
		'E-mail address to write to when a file is missing.'
	)
];

export const thresholdKeys: readonly Key[] = [
	key(
		'units',
		'Moins de personnes ou de foyers que ce nombre : masqué.',
		'Fewer people or households than this: hidden.',
		{ default: '5' }
	),
	key(
		'sensitive',
		'De même, croisé avec une dimension sensible.',
		'The same, crossed with a sensitive dimension.',
		{ default: '11' }
	),
	key(
		'companies',
		'Moins d’entreprises que ce nombre : masqué.',
		'Fewer companies than this: hidden.',
		{ default: '3' }
	),
	key(
		'dominance',
		'De même quand une seule entreprise fait plus que cette part d’un chiffre, en pour cent.',
		'The same when one company makes more than this share of a figure, in percent.',
		{ default: '85' }
	),
	key(
		'zeros',
		'may-hide : un zéro peut être masqué pour qu’on n’en déduise pas un autre nombre ; shown : jamais, et d’autres nombres sont masqués à sa place.',
		'may-hide: a zero may be hidden so that another count cannot be deduced; shown: never, and other counts are hidden instead.',
		{ default: 'may-hide' }
	),
	key(
		'seenBy',
		'Rôles à qui le droit de voir les petits nombres peut être donné ; aux autres, jamais.',
		'Roles that may be granted to see small counts; no other ever does.',
		{ default: '[contributor, official, analyst, administrator]' }
	)
];
