import { key, type Key } from './keys.ts';

/** The keys of `data/contracts/<dataset>.yaml`. */
export const contractKeys: readonly Key[] = [
	key('version', 'Version de ce format : 1.', 'Version of this format: 1.', { required: true }),
	key('title', 'Nom des données.', 'Name of the data.', { required: true }),
	key('description', 'Ce qu’est une ligne.', 'What one row is.'),
	key(
		'partner',
		'Qui l’envoie : un partenaire de data/programme.yaml.',
		'Who sends it: a partner of data/programme.yaml.'
	),
	key('source', 'Comment le fichier est fait, en mots.', 'How the file is made, in words.'),
	key(
		'cadence',
		'Rythme : monthly, quarterly, yearly, once.',
		'Rhythm: monthly, quarterly, yearly, once.'
	),
	key(
		'delay',
		'Temps laissé au partenaire une fois la période finie : « 15 days », « 2 months » ; sans cette clé, 15 jours par mois couvert, 1 mois par trimestre, 3 mois par année.',
		'Time the partner has once a period is over: `15 days`, `2 months`; without this key, 15 days for a month, 1 month for a quarter, 3 months for a year.'
	),
	key(
		'due',
		'Au lieu de delay, le jour où le dépôt est attendu : { day: 10 }, le premier 10 du mois qui suit la période ; { day: 31, month: 3 }, le premier 31 mars.',
		'Instead of delay, the day the delivery is due: `{ day: 10 }`, the first 10th of a month after the period; `{ day: 31, month: 3 }`, the first 31 March.'
	),
	key(
		'mode',
		'Ce qu’un dépôt fait des précédents : snapshot les remplace, append s’y ajoute, upsert met à jour par clé.',
		'What a delivery does to those before: snapshot replaces them, append adds to them, upsert updates by key.',
		{ required: true }
	),
	key(
		'publish',
		'asked : une personne publie chaque dépôt ; automatic : un dépôt qui ne demande aucune raison est publié à son arrivée.',
		'asked: a person publishes each delivery; automatic: a delivery that asks for no reason is published as it comes, when who brings it may publish.',
		{ default: 'asked' }
	),
	key(
		'breaks',
		'Ruptures de série et changements d’unité, portés par tous les indicateurs qui en dépendent : [{ on: 2021-01-01, reason: … }].',
		'Breaks in series and changes of unit, carried by all indicators that stand on the data: [{ on: 2021-01-01, reason: … }].'
	),
	key(
		'purpose',
		'À quoi servent ces données : la finalité, pour le registre.',
		'What the data are for: the purpose, for the register.'
	),
	key(
		'basis',
		'Base légale : public-task, consent, contract, legal-obligation, legitimate-interests, vital-interests.',
		'Legal basis: public-task, consent, contract, legal-obligation, legitimate-interests, vital-interests.'
	),
	key(
		'people',
		'De qui parlent les lignes : « ambassadeurs », « ménages accompagnés ».',
		'Whom rows speak of: “ambassadors”, “households in support”.'
	),
	key(
		'recipients',
		'Qui reçoit les lignes ou ce qui en est tiré.',
		'Who is given the rows or what is made of them.',
		{ default: '[]' }
	),
	key(
		'keep',
		'Combien de temps après la dernière action d’une personne ce qui l’identifie est gardé : { for: 3 years, after: [left_on] }.',
		'How long after a person’s last action what identifies them is kept: { for: 3 years, after: [left_on] }.'
	),
	key('key', 'Champs qui identifient une ligne.', 'Fields that identify a row.', { default: '[]' }),
	key(
		'delivered',
		'D’où vient la date du dépôt, jamais de celle du fichier.',
		'Where the delivery’s date comes from, never the file’s own.',
		{ required: true }
	),
	key('covers', 'Ce qu’un dépôt couvre.', 'What a delivery covers.', { required: true }),
	key('shape', 'Ce que la lecture ne trouve pas seule.', 'What reading does not find by itself.'),
	key('fields', 'Les champs, dans l’ordre.', 'The fields, in order.', { required: true })
];

export const deliveredKeys: readonly Key[] = [
	key('from', 'filename, field ou fixed.', 'filename, field or fixed.', { required: true }),
	key(
		'pattern',
		'Pour filename : expression avec les groupes year, month et, s’il y est, day ; sans jour, le dernier du mois.',
		'For filename: expression with the groups year, month and, if present, day; without a day, the month’s last.'
	),
	key(
		'field',
		'Pour field : la plus grande valeur de ce champ.',
		'For field: the greatest value of this field.'
	),
	key('date', 'Pour fixed : la date.', 'For fixed: the date.')
];

export const coversKeys: readonly Key[] = [
	key(
		'from',
		'Premier jour couvert : une date, delivery-month ou delivery-year.',
		'First day covered: a date, delivery-month or delivery-year.',
		{ required: true }
	),
	key(
		'until',
		'Dernier jour couvert : delivered, month-end, year-end, ou { field: nom }.',
		'Last day covered: delivered, month-end, year-end, or { field: name }.',
		{ default: 'delivered' }
	)
];

export const dueKeys: readonly Key[] = [
	key(
		'day',
		'Jour du mois, de 1 à 31 ; un mois plus court finit à son dernier jour.',
		'Day of the month, 1 to 31; a shorter month ends on its last day.',
		{ required: true }
	),
	key(
		'month',
		'Mois de l’année, de 1 à 12, pour un dépôt annuel.',
		'Month of the year, 1 to 12, for a yearly delivery.'
	)
];

export const keepKeys: readonly Key[] = [
	key('for', 'La durée : 3 years, 18 months.', 'The time: 3 years, 18 months.', {
		required: true
	}),
	key(
		'after',
		'Champs de date : le plus récent est la dernière action ; celle du dépôt s’ils sont vides.',
		'Date fields: the latest is the last action; the delivery’s date where they are empty.',
		{ required: true }
	)
];

export const shapeKeys: readonly Key[] = [
	key('format', 'csv, xlsx, ods, json ou ndjson.', 'csv, xlsx, ods, json or ndjson.'),
	key('encoding', 'Encodage, tel que windows-1252.', 'Encoding, such as windows-1252.'),
	key('delimiter', 'Séparateur de colonnes.', 'Column separator.'),
	key(
		'sheet',
		'Nom de la feuille, ou du fichier dans une archive.',
		'Name of the sheet, or of the file in an archive.'
	),
	key('headerRow', 'Ligne de l’en-tête, à partir de 1.', 'Line of the header, from 1.'),
	key('decimal', 'Signe décimal : « , » ou « . ».', 'Decimal sign: “,” or “.”.'),
	key('dateOrder', 'Ordre des dates : DMY ou MDY.', 'Order of dates: DMY or MDY.'),
	key(
		'rowsAt',
		'Chemin du tableau de lignes d’un fichier JSON.',
		'Path to the array of rows in a JSON file.'
	),
	key(
		'footer',
		'Expression : une ligne dont la première cellule y répond est un pied, lu comme vide.',
		'Expression: a row whose first cell matches is a footer, read as blank.'
	)
];

export const fieldKeys: readonly Key[] = [
	key('name', 'Nom de la colonne en SQL.', 'Name of the column in SQL.', { required: true }),
	key(
		'title',
		'En-tête de la colonne, ou { fr, en } : l’un ou l’autre.',
		'Header of the column, or `{ fr, en }`: either of them.',
		{ required: true }
	),
	key('description', 'Ce que dit le champ.', 'What the field says.'),
	key(
		'aliases',
		'Autres en-têtes ; * remplace des chiffres.',
		'Other headers; * stands for digits.',
		{ default: '[]' }
	),
	key(
		'type',
		'string, integer, number, boolean, date, datetime.',
		'string, integer, number, boolean, date, datetime.',
		{ default: 'string' }
	),
	key('format', 'Forme des dates, telle que DD/MM/YYYY.', 'Shape of dates, such as DD/MM/YYYY.'),
	key('optional', 'La colonne peut être absente.', 'The column may be absent.', {
		default: 'false'
	}),
	key('constraints', 'Ce qu’une valeur doit respecter.', 'What a value must obey.'),
	key(
		'personal',
		'Donnée directement identifiante : dropped la retire, pseudonym la remplace.',
		'Direct identifier: dropped removes it, pseudonym replaces it.'
	),
	key(
		'sensitive',
		'Donnée sensible (santé, opinion, situation sociale…) : jamais montrée en lignes sans le demander ; un indicateur qui s’y ventile la déclare dans « confidential ».',
		'Sensitive (health, opinion, social situation…): never shown in rows unless asked; an indicator split by it declares it in `confidential`.',
		{ default: 'false' }
	),
	key(
		'identifies',
		'Numéro gardé tel quel qui désigne une personne ou un ménage : reconnu dans les demandes d’accès et d’effacement.',
		'Number kept as it is that stands for a person or household: recognised in requests for access and erasure.',
		{ default: 'false' }
	),
	key(
		'values',
		'Valeurs admises : { value, label, aliases }.',
		'Values allowed: { value, label, aliases }.',
		{ default: '[]' }
	),
	key(
		'filename',
		'Expression : le champ vient du nom du fichier (premier groupe).',
		'Expression: the field comes from the file’s name (first group).'
	),
	key('missing', 'Textes qui veulent dire « inconnu ».', 'Texts that mean unknown.', {
		default: '[]'
	})
];

export const constraintKeys: readonly Key[] = [
	key('required', 'Jamais vide.', 'Never empty.', { default: 'false' }),
	key('unique', 'Jamais deux fois dans un dépôt.', 'Never twice in a delivery.', {
		default: 'false'
	}),
	key('minimum', 'Plus petite valeur admise.', 'Smallest value allowed.'),
	key('maximum', 'Plus grande valeur admise.', 'Greatest value allowed.'),
	key('pattern', 'Expression que le texte respecte.', 'Expression that the text matches.'),
	key('enum', 'Liste des textes admis.', 'List of texts allowed.'),
	key(
		'nomenclature',
		'Nomenclature du code : commune, intercommunality, department, rome, siret, naf.',
		'Nomenclature of the code: commune, intercommunality, department, rome, siret, naf.'
	)
];

export const valueKeys: readonly Key[] = [
	key('value', 'Valeur en SQL.', 'Value in SQL.', { required: true }),
	key('label', 'Libellé ; il est toujours reconnu.', 'Label; it is always recognised.', {
		required: true
	}),
	key('aliases', 'Autres mots sous lesquels elle arrive.', 'Other words under which it arrives.', {
		default: '[]'
	})
];
