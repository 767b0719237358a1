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
		options: [force, json],
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
		load: () => import('./deliver.ts')
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
					fr: 'un chiffre par territoire : departement, epci, commune',
					en: 'one figure per territory: department, epci, commune'
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
		load: () => import('./values.ts')
	},
	{
		name: 'rejects',
		words: {
			fr: 'montre les lignes écartées et pourquoi',
			en: 'shows the rows refused and why'
		},
		options: [dataset, json],
		load: () => import('./rejects.ts')
	},
	{
		name: 'editions',
		words: { fr: 'liste les versions publiées', en: 'lists published editions' },
		options: [json],
		load: () => import('./editions.ts')
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
				flags: '--territory <code>',
				words: { fr: 'un territoire, par son code', en: 'one territory, by its code' }
			},
			{
				flags: '--format <formats>',
				words: { fr: 'html, pdf ou les deux', en: 'html, pdf or both' }
			},
			{
				flags: '--out <folder>',
				words: { fr: 'dossier où écrire', en: 'folder to write into' }
			},
			json
		],
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
		name: 'backup',
		arguments: [{ syntax: '<file>', words: { fr: 'archive à écrire', en: 'archive to write' } }],
		words: {
			fr: 'sauvegarde tout, même pendant le service',
			en: 'backs everything up, even while serving'
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
		options: [json],
		load: () => import('./restore.ts')
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
