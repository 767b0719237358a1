import type { Audited } from '#lib/server/people/audited.ts';
import type { Run } from './context.ts';

type Words = { readonly fr: string; readonly en: string };

/** An option, flags as commander writes them. */
export type OptionSpec = {
	readonly flags: string;
	readonly words: Words;
	readonly choices?: readonly string[];
	/** May be given several times. */
	readonly repeated?: true;
};

/** One command; its file is loaded only when it is asked. */
export type CommandSpec = {
	readonly name: string;
	/** Arguments as commander writes them: `<file...>`. */
	readonly arguments?: readonly { readonly syntax: string; readonly words: Words }[];
	readonly words: Words;
	readonly options: readonly OptionSpec[];
	/** What the audit trail tells of it once it is done. */
	readonly audited?: Audited;
	readonly load: () => Promise<{ readonly run: Run }>;
};

const json: OptionSpec = {
	flags: '--json',
	words: { fr: 'résultat en JSON, pour une machine', en: 'result as JSON, for a machine' }
};
const asOf: OptionSpec = {
	flags: '--as-of <date>',
	words: { fr: 'situation au (AAAA-MM-JJ)', en: 'the date the figures speak about (YYYY-MM-DD)' }
};
const force: OptionSpec = {
	flags: '--force',
	words: {
		fr: 'publie, en PROVISOIRE, malgré un contrôle bloquant',
		en: 'publishes, as PROVISIONAL, in spite of a blocking check'
	}
};
const dataset: OptionSpec = {
	flags: '--dataset <id>',
	words: { fr: 'modèle de fichier (data/contracts)', en: 'dataset (data/contracts)' }
};

/** Every command with its options, in the order of the help. */
export const commands: readonly CommandSpec[] = [
	{
		name: 'build',
		words: {
			fr: 'prend les fichiers nouveaux et publie une version',
			en: 'takes in new files and publishes an edition'
		},
		options: [
			force,
			{
				flags: '--new-key',
				words: {
					fr: 'accepte une autre clé des pseudonymes : les personnes déjà connues deviennent des inconnues',
					en: 'accepts another pseudonym key: people known already become strangers'
				}
			},
			json
		],
		audited: 'published',
		load: () => import('./build.ts')
	},
	{
		name: 'deliver',
		arguments: [{ syntax: '<file...>', words: { fr: 'fichiers reçus', en: 'files received' } }],
		words: {
			fr: 'dépose des fichiers reçus, puis publie',
			en: 'takes in files received, then publishes'
		},
		options: [
			dataset,
			{
				flags: '--dry-run',
				words: {
					fr: 'lit et dit ce qui serait retenu, sans rien garder',
					en: 'reads and says what would be kept, keeping nothing'
				}
			},
			force,
			json
		],
		audited: 'delivered',
		load: () => import('./deliver.ts')
	},
	{
		name: 'inspect',
		arguments: [{ syntax: '<file>', words: { fr: 'fichier à regarder', en: 'file to look at' } }],
		words: {
			fr: 'dit ce qui est compris d’un fichier, avec ou sans modèle',
			en: 'says what is understood of a file, contract or not'
		},
		options: [
			{
				flags: '--encoding <encoding>',
				words: { fr: 'encodage, tel que windows-1252', en: 'encoding, such as windows-1252' }
			},
			{
				flags: '--delimiter <sign>',
				words: { fr: 'séparateur, ou tab', en: 'separator, or tab' }
			},
			{
				flags: '--sheet <name>',
				words: {
					fr: 'feuille, ou fichier d’une archive',
					en: 'sheet, or file of an archive'
				}
			},
			{
				flags: '--header-row <line>',
				words: { fr: 'ligne d’en-tête, à partir de 1', en: 'header row, from 1' }
			},
			{
				flags: '--decimal <sign>',
				words: { fr: 'signe décimal', en: 'decimal sign' },
				choices: [',', '.']
			},
			{
				flags: '--date-order <order>',
				words: { fr: 'ordre des dates', en: 'order of dates' },
				choices: ['DMY', 'MDY', 'YMD']
			},
			{
				flags: '--format <format>',
				words: { fr: 'présentation', en: 'output form' },
				choices: ['words', 'json']
			},
			json
		],
		load: () => import('./inspect.ts')
	},
	{
		name: 'deliveries',
		words: {
			fr: 'liste les dépôts, ceux qui ont été retirés aussi',
			en: 'lists deliveries, those withdrawn too'
		},
		options: [dataset, json],
		load: () => import('./deliveries.ts')
	},
	{
		name: 'withdraw',
		arguments: [
			{
				syntax: '<delivery>',
				words: {
					fr: 'numéro du dépôt (jalon deliveries)',
					en: 'number of the delivery (jalon deliveries)'
				}
			}
		],
		words: {
			fr: 'retire un dépôt, puis publie une version sans lui',
			en: 'withdraws a delivery, then publishes an edition without it'
		},
		options: [
			{
				flags: '--reason <text>',
				words: { fr: 'pourquoi ; demandée', en: 'why; demanded' }
			},
			{
				flags: '--undo',
				words: { fr: 'reprend un dépôt retiré', en: 'takes a withdrawn delivery back' }
			},
			force,
			json
		],
		audited: 'withdrew',
		load: () => import('./withdraw.ts')
	},
	{
		name: 'disclose',
		arguments: [{ syntax: '<id>', words: { fr: 'indicateur', en: 'indicator' } }],
		words: {
			fr: 'dit ce qui est masqué d’un indicateur, et pourquoi',
			en: 'says what is hidden of an indicator, and why'
		},
		options: [
			{
				flags: '--by <dimension>',
				words: { fr: 'ventile par une dimension', en: 'splits by a dimension' }
			},
			{
				flags: '--level <level>',
				words: {
					fr: 'une ligne par territoire : departement, regroupement, epci',
					en: 'one line per territory: department, grouping, epci'
				}
			},
			{
				flags: '--at <date>',
				words: {
					fr: 'situation à une fin de mois ou une séance (AAAA-MM-JJ)',
					en: 'at an end of month or a meeting (YYYY-MM-DD)'
				}
			},
			{
				flags: '--explain',
				words: {
					fr: 'dit aussi, de chaque cellule masquée, ce qui s’en déduit',
					en: 'also says of each hidden cell what can be deduced of it'
				}
			},
			{ flags: '--edition <id>', words: { fr: 'version publiée', en: 'published edition' } },
			json
		],
		load: () => import('./disclose.ts')
	},
	{
		name: 'values',
		arguments: [
			{
				syntax: '[id...]',
				words: { fr: 'indicateurs ; tous sans précision', en: 'indicators; all without any' }
			}
		],
		words: { fr: 'donne les chiffres d’indicateurs', en: 'gives the figures of indicators' },
		options: [
			asOf,
			{ flags: '--from <date>', words: { fr: 'premier jour', en: 'first day' } },
			{ flags: '--to <date>', words: { fr: 'dernier jour', en: 'last day' } },
			{
				flags: '--grain <grain>',
				words: { fr: 'pas de temps', en: 'period length' },
				choices: ['day', 'month', 'quarter', 'year']
			},
			{
				flags: '--level <level>',
				words: {
					fr: 'un chiffre par territoire : departement, regroupement, epci, commune',
					en: 'one figure per territory: department, grouping, epci, commune'
				}
			},
			{
				flags: '--territory <code>',
				words: { fr: 'un territoire, par son code', en: 'one territory, by its code' }
			},
			{
				flags: '--within <code>',
				words: {
					fr: 'les communes de ce territoire seulement',
					en: 'only the communes of this territory'
				}
			},
			{
				flags: '--by <dimension>',
				words: { fr: 'ventile par une dimension', en: 'splits by a dimension' }
			},
			{
				flags: '--where <dimension=value>',
				words: { fr: 'filtre, répétable', en: 'filter, may be repeated' },
				repeated: true
			},
			{ flags: '--edition <id>', words: { fr: 'version publiée', en: 'published edition' } },
			{
				flags: '--format <format>',
				words: { fr: 'présentation', en: 'output form' },
				choices: ['table', 'json', 'csv', 'arrow']
			},
			{
				flags: '--out <file>',
				words: { fr: 'écrit dans ce fichier', en: 'writes into this file' }
			},
			json
		],
		audited: 'exported',
		load: () => import('./values.ts')
	},
	{
		name: 'rejects',
		words: {
			fr: 'montre les lignes écartées et pourquoi, ou en fait un fichier à renvoyer',
			en: 'shows the rows refused and why, or makes a file of them to send back'
		},
		options: [
			dataset,
			{
				flags: '--delivery <sha>',
				words: {
					fr: 'un dépôt, par le début de son empreinte',
					en: 'one delivery, by the beginning of its SHA-256'
				}
			},
			{
				flags: '--format <format>',
				words: { fr: 'présentation', en: 'output form' },
				choices: ['table', 'json', 'csv', 'xlsx']
			},
			{
				flags: '--with-personal',
				words: {
					fr: 'avec les colonnes qui désignent des personnes',
					en: 'with the columns that identify people'
				}
			},
			{
				flags: '--out <file>',
				words: { fr: 'écrit dans ce fichier', en: 'writes into this file' }
			},
			json
		],
		audited: 'exported',
		load: () => import('./rejects.ts')
	},
	{
		name: 'mend',
		arguments: [
			{
				syntax: '<dataset>',
				words: { fr: 'modèle de fichier (data/contracts)', en: 'dataset (data/contracts)' }
			}
		],
		words: {
			fr: 'corrige un texte reçu, à chaque lecture à partir de maintenant',
			en: 'mends a text received, at every reading from now on'
		},
		options: [
			{ flags: '--field <field>', words: { fr: 'champ du modèle', en: 'field of the contract' } },
			{ flags: '--from <text>', words: { fr: 'texte reçu', en: 'text received' } },
			{ flags: '--to <text>', words: { fr: 'texte lu à sa place', en: 'text read in its place' } },
			{ flags: '--reason <text>', words: { fr: 'pourquoi', en: 'why' } },
			{
				flags: '--row <hash>',
				words: {
					fr: 'une seule ligne (hash de « jalon rejects --json »)',
					en: 'one row only (hash of “jalon rejects --json”)'
				}
			},
			{
				flags: '--dry-run',
				words: {
					fr: 'dit ce qui serait retenu, sans rien garder',
					en: 'says what would be kept, keeping nothing'
				}
			},
			json
		],
		audited: 'mended',
		load: () => import('./mend.ts')
	},
	{
		name: 'mends',
		words: {
			fr: 'liste les corrections, ou en annule une',
			en: 'lists mends, or undoes one'
		},
		options: [
			dataset,
			{ flags: '--undo <number>', words: { fr: 'annule celle-ci', en: 'undoes this one' } },
			json
		],
		load: () => import('./mends.ts')
	},
	{
		name: 'editions',
		arguments: [
			{
				syntax: '[compare]',
				words: { fr: 'compare : deux d’entre elles', en: 'compare: two of them' }
			},
			{
				syntax: '[a]',
				words: {
					fr: 'version ou séance, telle que 2019-01',
					en: 'edition or meeting, such as 2019-01'
				}
			},
			{ syntax: '[b]', words: { fr: 'l’autre', en: 'the other' } }
		],
		words: {
			fr: 'liste les versions publiées, ou compare deux d’entre elles ou deux séances ligne à ligne',
			en: 'lists published editions, or compares two of them or two meetings line by line'
		},
		options: [
			{
				flags: '--as-of-a <date>',
				words: { fr: 'date des chiffres de A', en: 'date of A’s figures' }
			},
			{
				flags: '--as-of-b <date>',
				words: { fr: 'date des chiffres de B', en: 'date of B’s figures' }
			},
			json
		],
		load: () => import('./editions.ts')
	},
	{
		name: 'meeting',
		arguments: [
			{
				syntax: '<action>',
				words: {
					fr: 'list, show, create, delete, freeze, open ou export',
					en: 'list, show, create, delete, freeze, open or export'
				}
			},
			{ syntax: '[id]', words: { fr: 'séance, telle que 2019-02', en: 'meeting, such as 2019-02' } }
		],
		words: {
			fr: 'liste, montre, crée, supprime, arrête, ouvre ou emporte une séance du comité',
			en: 'lists, shows, creates, deletes, freezes, opens or takes away a meeting of the committee'
		},
		options: [
			{
				flags: '--date <date>',
				words: { fr: 'jour de la séance (AAAA-MM-JJ)', en: 'day of the meeting (YYYY-MM-DD)' }
			},
			asOf,
			{ flags: '--title <text>', words: { fr: 'intitulé', en: 'title' } },
			{ flags: '--place <text>', words: { fr: 'lieu', en: 'place' } },
			{ flags: '--chair <text>', words: { fr: 'qui préside', en: 'who presides' } },
			{
				flags: '--reason <text>',
				words: { fr: 'pourquoi arrêter de nouveau', en: 'why freeze again' }
			},
			{
				flags: '--out <file>',
				words: {
					fr: 'fichier HTML à écrire par export, son PDF à côté',
					en: 'HTML file that export writes, its PDF beside'
				}
			},
			json
		],
		audited: 'prepared-meeting',
		load: () => import('./meeting.ts')
	},
	{
		name: 'status',
		words: {
			fr: 'dit ce qui est servi, les dépôts attendus et ceux en retard (code de sortie 1)',
			en: 'says what is served, which deliveries are due, which are late (exit code 1)'
		},
		options: [json],
		load: () => import('./status.ts')
	},
	{
		name: 'decisions',
		words: {
			fr: 'liste les décisions du comité, ou celles en retard',
			en: 'lists the committee’s decisions, or those that are late'
		},
		options: [
			{
				flags: '--late',
				words: { fr: 'celles en retard seulement', en: 'only those that are late' }
			},
			asOf,
			json
		],
		load: () => import('./decisions.ts')
	},
	{
		name: 'report',
		arguments: [
			{
				syntax: '<name>',
				words: { fr: 'modèle de rapport (reports/)', en: 'report template (reports/)' }
			}
		],
		words: { fr: 'fabrique un rapport', en: 'makes a report' },
		options: [
			{ flags: '--year <year>', words: { fr: 'année du bilan', en: 'year of the review' } },
			asOf,
			{
				flags: '--meeting <id>',
				words: {
					fr: 'une séance, par son numéro (2019-02) : ses chiffres arrêtés',
					en: 'a meeting, by its number (2019-02): its frozen figures'
				}
			},
			{
				flags: '--territory <code>',
				words: { fr: 'un territoire, par son code', en: 'one territory, by its code' }
			},
			{
				flags: '--by-territory',
				words: {
					fr: 'un rapport pour chaque intercommunalité',
					en: 'one report for each intercommunalité'
				}
			},
			{
				flags: '--indicator <id>',
				words: {
					fr: 'un indicateur, pour un rapport qui parle d’un seul (indicator-sheet)',
					en: 'one indicator, for a report that speaks of one (indicator-sheet)'
				}
			},
			{
				flags: '--axis <id>',
				words: {
					fr: 'un axe, pour un rapport qui s’y tient (committee-page)',
					en: 'one axis, for a report held to it (committee-page)'
				}
			},
			{
				flags: '--audience <id>',
				words: { fr: 'un public, de même', en: 'one audience, likewise' }
			},
			{
				flags: '--partner <id>',
				words: { fr: 'un partenaire, de même', en: 'one partner, likewise' }
			},
			{
				flags: '--format <formats>',
				words: {
					fr: 'html, pdf, docx, xlsx, md ; html, pdf, pptx pour des diapositives ; séparés par une virgule',
					en: 'html, pdf, docx, xlsx, md; html, pdf, pptx for slides; separated by commas'
				}
			},
			{
				flags: '--out <folder>',
				words: { fr: 'dossier où écrire', en: 'folder to write into' }
			},
			json
		],
		audited: 'built-report',
		load: () => import('./report.ts')
	},
	{
		name: 'check',
		words: {
			fr: 'vérifie un programme sans le construire',
			en: 'validates a programme without building it'
		},
		options: [json],
		load: () => import('./check.ts')
	},
	{
		name: 'init',
		arguments: [{ syntax: '<folder>', words: { fr: 'dossier à créer', en: 'folder to make' } }],
		words: {
			fr: 'crée un programme minimal dans un dossier vide',
			en: 'makes a minimal programme in an empty folder'
		},
		options: [json],
		load: () => import('./init.ts')
	},
	{
		name: 'contract',
		arguments: [
			{ syntax: '<action>', words: { fr: 'init', en: 'init' } },
			{ syntax: '<file>', words: { fr: 'fichier reçu', en: 'file received' } }
		],
		words: {
			fr: 'contract init FICHIER : écrit un premier modèle de fichier d’après un fichier reçu',
			en: 'contract init FILE: writes a first contract from a file received'
		},
		options: [
			{
				flags: '--dataset <id>',
				words: {
					fr: 'nom du modèle ; sans précision, celui du fichier',
					en: 'id of the contract; the file’s name without any'
				}
			},
			{
				flags: '--out <file>',
				words: {
					fr: 'écrit ici plutôt que dans data/contracts',
					en: 'writes here rather than in data/contracts'
				}
			},
			json
		],
		load: () => import('./contract.ts')
	},
	{
		name: 'people',
		arguments: [
			{
				syntax: '<action>',
				words: {
					fr: 'list, invite, reset, deactivate ou reactivate',
					en: 'list, invite, reset, deactivate or reactivate'
				}
			},
			{ syntax: '[email]', words: { fr: 'adresse de la personne', en: 'the person’s address' } }
		],
		words: {
			fr: 'liste qui peut se connecter, invite, donne un lien pour un autre mot de passe, désactive ou réactive',
			en: 'lists who may sign in, invites, gives a link for another password, deactivates or reactivates'
		},
		options: [
			{
				flags: '--role <roles>',
				words: {
					fr: 'contributor, official, communication, analyst, administrator ; séparés par une virgule',
					en: 'contributor, official, communication, analyst, administrator; separated by commas'
				}
			},
			{
				flags: '--name <name>',
				words: { fr: 'nom de la personne', en: 'the person’s name' }
			},
			{
				flags: '--axis <id>',
				words: { fr: 'tenue à cet axe, répétable', en: 'held to this axis, may be repeated' },
				repeated: true
			},
			{
				flags: '--territory <code>',
				words: {
					fr: 'tenue à ce territoire, répétable',
					en: 'held to this territory, may be repeated'
				},
				repeated: true
			},
			{
				flags: '--reads-all',
				words: {
					fr: 'lit tout le programme, quoi que sa portée lui fasse faire',
					en: 'reads the whole programme, whatever their scope lets them do'
				}
			},
			{
				flags: '--unsuppressed',
				words: { fr: 'voit les petits nombres', en: 'sees small counts' }
			},
			{
				flags: '--without-second-factor',
				words: {
					fr: 'reset : retire aussi un second facteur perdu',
					en: 'reset: takes a lost second factor away too'
				}
			},
			{
				flags: '--again',
				words: {
					fr: 'reset : oublie comment la personne se connecte, et l’invite de nouveau',
					en: 'reset: forgets how the person signs in, and invites them again'
				}
			},
			json
		],
		load: () => import('./people.ts')
	},
	{
		name: 'backup',
		arguments: [{ syntax: '<file>', words: { fr: 'archive à écrire', en: 'archive to write' } }],
		words: {
			fr: 'sauvegarde tout, même pendant le service ; des rapports préparés, ce qu’ils étaient, sans leurs fichiers',
			en: 'backs everything up, even while serving; of prepared reports what they were, without their files'
		},
		options: [json],
		load: () => import('./backup.ts')
	},
	{
		name: 'restore',
		arguments: [
			{ syntax: '<file>', words: { fr: 'archive à reprendre', en: 'archive to restore' } }
		],
		words: { fr: 'reprend une sauvegarde', en: 'restores a backup' },
		options: [
			{
				flags: '--force',
				words: {
					fr: 'même si des dépôts, des versions ou la clé d’ici sont alors oubliés',
					en: 'even if deliveries, editions or the key that are here are then forgotten'
				}
			},
			json
		],
		load: () => import('./restore.ts')
	},
	{
		name: 'personal',
		arguments: [
			{
				syntax: '<action>',
				words: { fr: 'register, find, erase, list', en: 'register, find, erase, list' }
			}
		],
		words: {
			fr: 'personal register : ce qui est gardé sur des personnes, et pourquoi ; find et erase : où est une personne, la retirer (adresse, numéro, nom : tapés, jamais sur la ligne de commande) ; list : les retraits faits',
			en: 'personal register: what is kept about people, and why; find and erase: where a person is, take them out (address, number, name: typed, never on the command line); list: erasures made'
		},
		options: [
			{
				flags: '--format <format>',
				words: { fr: 'présentation', en: 'output form' },
				choices: ['table', 'csv', 'json']
			},
			{
				flags: '--out <file>',
				words: {
					fr: 'écrit dans ce fichier ; pour find, les données de la personne',
					en: 'writes into this file; for find, the person’s data'
				}
			},
			{
				flags: '--reason <text>',
				words: {
					fr: 'pourquoi la personne est retirée, sans la nommer',
					en: 'why the person is erased, without naming them'
				}
			},
			json
		],
		load: () => import('./personal.ts')
	},
	{
		name: 'purge',
		words: {
			fr: 'efface ce qui a été gardé aussi longtemps que le programme le dit : fichiers reçus, textes écartés, rapports, personnes inactives, détail des versions anciennes',
			en: 'purges what was kept as long as the programme says: files received, refused texts, reports, inactive people, rows of past editions'
		},
		options: [
			{
				flags: '--dry-run',
				words: {
					fr: 'compte sans rien effacer',
					en: 'counts and purges nothing'
				}
			},
			json
		],
		audited: 'purged',
		load: () => import('./purge.ts')
	},
	{
		name: 'prune',
		words: {
			fr: 'supprime ce que plus aucune version ne nomme',
			en: 'drops what no edition names any more'
		},
		options: [
			{
				flags: '--keep <number>',
				words: {
					fr: 'versions publiées à garder (10, au moins 2)',
					en: 'published editions to keep (10, at least 2)'
				}
			},
			json
		],
		load: () => import('./prune.ts')
	},
	{
		name: 'serve',
		words: { fr: 'sert le tableau de bord', en: 'serves the dashboard' },
		options: [json],
		load: () => import('./serve.ts')
	}
];
