import { describe, expect, it } from 'vitest';
import { changedSources, problemsOf, starterSources } from '../../../testing/starter-programme.ts';
import { parseProgramme } from './parse-programme.ts';
import { JalonError } from './problem.ts';

const indicator = 'queries/indicators/members.sql';
const contract = 'data/contracts/registrations.yaml';
const settings = 'data/programme.yaml';

const replace = (what: string, by: string) => (text: string) => text.replace(what, by);
const lineOf = (path: string, what: string) =>
	(starterSources[path] ?? '').split('\n').findIndex((line) => line.includes(what)) + 1;

describe('a programme', () => {
	it('is read whole, with the defaults of the architecture', () => {
		const programme = parseProgramme(starterSources, '/programme');
		expect(programme.settings).toMatchObject({
			id: 'mon-programme',
			territory: '46',
			timeZone: 'Europe/Paris',
			yearStart: '01-01',
			retentionDays: 90,
			thresholds: { units: 5, sensitive: 11, companies: 3 },
			fictitious: true
		});
		expect(programme.reports).toEqual([
			'committee-page',
			'committee-slides',
			'indicator-sheet',
			'review',
			'territory-sheet'
		]);
		expect(programme.tables.map(({ id }) => id)).toEqual(['members']);
		expect(programme.checks[0]).toMatchObject({ severity: 'blocks' });
		expect(programme.indicators[0]?.indicator).toMatchObject({
			id: 'members',
			over: null,
			tolerance: { ahead: -10, atRisk: 10, offTrack: 25 },
			format: { style: 'integer', decimals: 0 },
			across: 'sum',
			finest: 'day',
			minimum: null,
			matures: null,
			within: null,
			part: false,
			declared: false,
			publish: true,
			delay: { months: 0, days: 15 },
			breaks: [],
			confidential: { threshold: 5, sensitive: [] }
		});
	});

	it('is the same from its texts and from its folder', () => {
		const once = parseProgramme(starterSources, '/programme');
		expect(parseProgramme(once.sources, '/programme')).toEqual(once);
	});

	it('keeps the line numbers of its SQL', () => {
		const [query] = parseProgramme(starterSources, '/programme').indicators;
		expect(query?.sql.split('\n')[lineOf(indicator, 'joined_on as start_on') - 1]).toContain(
			'joined_on as start_on'
		);
		expect(query?.sql).not.toContain('title');
	});

	it('takes the labels of a dimension’s values from the contract', () => {
		const [query] = parseProgramme(starterSources, '/programme').indicators;
		expect(query?.labels['audience']).toMatchObject([
			{ value: 'resident', label: { fr: 'Habitant' } },
			{ value: 'company', label: { fr: 'Entreprise' } }
		]);
	});

	it('may name the field that labels a dimension', () => {
		const named = (field: string) => ({
			[indicator]: replace('{ fr: Public }', `{ fr: Public, labels: ${field} }`)
		});
		expect(problemsOf(named('registrations.audience'))).toEqual([]);
		expect(problemsOf(named('registrations.audiense'))[0]).toContain(
			'champ inconnu « registrations.audiense » : vouliez-vous dire « registrations.audience » ?'
		);
	});

	it('has a map in the order in which it is written, and none when it says none', () => {
		expect(parseProgramme(starterSources, '/programme').settings.map).toEqual([]);
		const mapped = changedSources({
			[settings]: (text) =>
				`${text}\nmap:\n  "200067361": [1, 0] # Grand-Figeac\n  200023737: [0.5, 1] # Grand Cahors\n`
		});
		expect(parseProgramme(mapped, '/programme').settings.map).toEqual([
			{ code: '200067361', column: 1, row: 0 },
			{ code: '200023737', column: 0.5, row: 1 }
		]);
	});

	it('has its groupings in the order in which they are written, and none when it says none', () => {
		expect(parseProgramme(starterSources, '/programme').settings.groupings).toEqual([]);
		const grouped = changedSources({
			[settings]: (text) =>
				`${text}\ngroupings:\n  - id: est\n    title: { fr: Est, en: East }\n    territories: ["200067361", 200066371]\n`
		});
		expect(parseProgramme(grouped, '/programme').settings.groupings).toEqual([
			{ id: 'est', title: { fr: 'Est', en: 'East' }, territories: ['200067361', '200066371'] }
		]);
	});

	it('may have words of other languages, each under the language that it is said in', () => {
		const said = (words: string) => ({
			[settings]: (text: string) => `${text}\nforeign: ${words}\n`
		});
		const { foreign } = parseProgramme(
			changedSources(said('{ en: [Oh my Lot !, newsletter], oc: aligot }')),
			'/programme'
		).settings;
		expect(foreign).toEqual([
			{ language: 'en', words: 'Oh my Lot !' },
			{ language: 'en', words: 'newsletter' },
			{ language: 'oc', words: 'aligot' }
		]);
		expect(problemsOf(said('{ anglais: [newsletter] }'))[0]).toContain(
			'« anglais » n’est pas une langue'
		);
		expect(problemsOf(said('[newsletter]'))[0]).toContain('des langues, chacune avec ses mots');
	});

	it('once published, is read again whatever codes later geographies have', () => {
		const gone = changedSources({
			[settings]: (text) =>
				`${text.replace('territory: "46"', 'territory: "999"')}\nmap: { "299999999": [0, 0] }\ngroupings: [{ id: un, title: Un, territories: ["299999999"] }]\n`,
			[indicator]: replace('better: up', "better: up\nwithin: '99999'")
		});
		expect(() => parseProgramme(gone, '/programme')).toThrow(JalonError);
		const { map, groupings } = parseProgramme(gone, '/programme', null).settings;
		expect([map.length, groupings.length]).toEqual([1, 1]);
	});

	it('is read from files with a BOM and Windows line ends', () => {
		const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
		expect(problemsOf({ [indicator]: windows, [contract]: windows, [settings]: windows })).toEqual(
			[]
		);
	});

	it('tells every problem at once, in the order of files and lines', () => {
		const error = (() => {
			try {
				parseProgramme(
					changedSources({
						[indicator]: (text) =>
							text.replace('kind: stock', 'kind: stok').replace('better: up', 'better: upp'),
						[settings]: replace('since: 2024-01-01', 'since: 2024-02-30')
					}),
					'/programme'
				);
				return null;
			} catch (caught) {
				return caught;
			}
		})();
		expect(error).toBeInstanceOf(JalonError);
		const { code, problems, text } = error as JalonError;
		expect(code).toBe('programme-invalid');
		expect(text).toEqual({ fr: 'Le programme a 3 erreurs :', en: 'The programme has 3 errors:' });
		expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
			`${settings}:${lineOf(settings, 'since:')}`,
			`${indicator}:${lineOf(indicator, 'kind: stock')}`,
			`${indicator}:${lineOf(indicator, 'better: up')}`
		]);
	});
});

type Mistake = {
	readonly truth: string;
	readonly file: string;
	readonly change: [string, string] | string | null;
	readonly line: number;
	readonly says: string;
};

/** A map written before the line `fictitious:`, its places from the second line on. */
function mapMistakes(): readonly Mistake[] {
	const first = lineOf(settings, 'fictitious:');
	const mistake = (truth: string, places: readonly string[], at: number, says: string) => ({
		truth: `of a map, ${truth}`,
		file: settings,
		change: [
			'fictitious: true',
			['map:', ...places.map((place) => `  ${place}`), 'fictitious: true'].join('\n')
		] as [string, string],
		line: first + at,
		says
	});
	const demanded =
		'attendu : [colonne, rangée], de 0 à 30, la colonne à la demie près (0.5), trouvé : ';
	return [
		mistake(
			'an unknown code proposes the nearest, with its name',
			['"200066371": [0, 0]', '"200067316": [1, 0]'],
			2,
			'« 200067316 » n’est pas une intercommunalité du programme : vouliez-vous dire « 200067361 » (Grand-Figeac) ?'
		),
		mistake(
			'an intercommunality of elsewhere is refused',
			['"243100518": [0, 0]'],
			1,
			'« 243100518 » n’est pas une intercommunalité du programme'
		),
		mistake('a commune is refused', ['"46042": [0, 0]'], 1, 'n’est pas une intercommunalité'),
		mistake('a position is a column and a row', ['"200066371": [2]'], 1, `${demanded}[2]`),
		mistake(
			'a decimal comma makes a third number',
			['"200066371": [0,5, 3]'],
			1,
			`${demanded}[0, 5, 3]`
		),
		mistake('a column goes by halves', ['"200066371": [0.3, 0]'], 1, `${demanded}[0.3, 0]`),
		mistake('a row is whole', ['"200066371": [0, 0.5]'], 1, `${demanded}[0, 0.5]`),
		mistake('a position isn’t negative', ['"200066371": [-1, 0]'], 1, `${demanded}[-1, 0]`),
		mistake('a position isn’t huge', ['"200066371": [0, 2024]'], 1, `${demanded}[0, 2024]`),
		mistake('a position isn’t a text', ['"200066371": nord'], 1, `${demanded}« nord »`),
		mistake(
			'two territories have two places',
			['"200066371": [0, 0]', '"200067361": [0, 0]'],
			2,
			`[0, 0] est la place de « 200066371 », ligne ${first + 1} : dans une rangée, une colonne au moins sépare deux territoires`
		),
		mistake(
			'a half is no place of its own',
			['"200066371": [0.5, 0]', '"200067361": [1, 0]'],
			2,
			'[1, 0] est la place de « 200066371 »'
		),
		mistake(
			'a territory has one place',
			['"200066371": [0, 0]', '200066371: [1, 0]'],
			2,
			`« 200066371 » a déjà sa place, ligne ${first + 1}`
		),
		mistake(
			'nothing is no map',
			[],
			0,
			'attendu : des codes, chacun avec sa place, tels que "200066371": [2, 0], trouvé : rien'
		)
	];
}

/** Groupings written before the line `fictitious:`, one a line from the second line on. */
function groupingMistakes(): readonly Mistake[] {
	const first = lineOf(settings, 'fictitious:');
	const written = (id: string, ...codes: readonly string[]) =>
		`  - { id: ${id}, title: ${id}, territories: [${codes.map((code) => `"${code}"`).join(', ')}] }`;
	const mistake = (truth: string, groupings: readonly string[], at: number, says: string) => ({
		truth: `of groupings, ${truth}`,
		file: settings,
		change: ['fictitious: true', ['groupings:', ...groupings, 'fictitious: true'].join('\n')] as [
			string,
			string
		],
		line: first + at,
		says
	});
	return [
		mistake(
			'an unknown code proposes the nearest, with its name',
			[written('nord', '200066371'), written('est', '200067316')],
			2,
			'« 200067316 » n’est pas une intercommunalité du programme : vouliez-vous dire « 200067361 » (Grand-Figeac) ?'
		),
		mistake(
			'a commune is refused',
			[written('nord', '46042')],
			1,
			'n’est pas une intercommunalité'
		),
		mistake('an empty one is refused', [written('nord')], 1, 'le regroupement « nord » est vide'),
		mistake(
			'a territory is in one only',
			[written('nord', '200066371'), written('est', '200067361', '200066371')],
			2,
			`« 200066371 » est déjà du regroupement « nord », ligne ${first + 1} : un territoire est d’un seul regroupement`
		),
		mistake(
			'a territory is written once',
			[written('nord', '200066371', '200066371')],
			1,
			'« 200066371 » est déjà du regroupement « nord »'
		),
		mistake(
			'two have two ids',
			[written('nord', '200066371'), written('nord', '200067361')],
			2,
			`« nord » est déjà l’identifiant d’un regroupement, ligne ${first + 1}`
		),
		mistake(
			'none is called as a level',
			[written('communes', '200066371')],
			1,
			'« communes » est le nom d’un niveau'
		),
		mistake(
			'none is called by a code',
			[written('"46"', '200066371')],
			1,
			'attendu : un identifiant en minuscules, chiffres et tirets, trouvé : « 46 »'
		),
		mistake(
			'a title is needed',
			['  - { id: nord, territories: ["200066371"] }'],
			1,
			'il manque la clé « title »'
		)
	];
}

/** What a person changes, and the sentence that they are told. */
const mistakes: readonly Mistake[] = [
	{
		truth: 'an unknown key proposes the nearest',
		file: indicator,
		change: ['title:', 'tilte:'],
		line: lineOf(indicator, 'title:'),
		says: 'clé inconnue « tilte » : vouliez-vous dire « title » ?'
	},
	{
		truth: 'a missing key is named',
		file: indicator,
		change: ['owner: L’association\n', ''],
		line: lineOf(indicator, 'title:'),
		says: 'il manque la clé « owner »'
	},
	{
		truth: 'a missing French title is asked for',
		file: indicator,
		change: ['{ fr: Adhérents }', '{ en: Members }'],
		line: lineOf(indicator, 'title:'),
		says: 'il manque le texte français (clé « fr »)'
	},
	{
		truth: 'a comma that cuts a text in two is explained',
		file: indicator,
		change: ['entreprises adhérentes à', 'entreprises, adhérentes à'],
		line: lineOf(indicator, 'definition:'),
		says: 'un texte qui contient une virgule s’écrit entre guillemets'
	},
	{
		truth: 'a colon in a text is explained',
		file: indicator,
		change: ['owner: L’association', 'owner: Direction : accueil'],
		line: lineOf(indicator, 'owner:'),
		says: 'un texte qui contient « : » s’écrit entre guillemets'
	},
	{
		truth: 'a key written twice is refused',
		file: indicator,
		change: ['better: up', 'better: up\nbetter: down'],
		line: lineOf(indicator, 'better: up') + 1,
		says: 'cette clé est écrite deux fois'
	},
	{
		truth: 'a flow without over is refused',
		file: indicator,
		change: ['kind: stock', 'kind: flow'],
		line: lineOf(indicator, 'kind: stock'),
		says: 'il manque la clé « over » (start, year, 12-months, month), exigée pour flow'
	},
	{
		truth: 'a stock has no over',
		file: indicator,
		change: ['better: up', 'better: up\nover: year'],
		line: lineOf(indicator, 'better: up') + 1,
		says: '« over » n’a pas de sens pour stock'
	},
	{
		truth: 'an unknown kind lists the kinds',
		file: indicator,
		change: ['kind: stock', 'kind: stoc'],
		line: lineOf(indicator, 'kind: stock'),
		says: 'attendu : stock, flow, ratio, median, distinct, level, formula (« stock » ?), trouvé : « stoc »'
	},
	{
		truth: 'an unknown axis proposes the nearest',
		file: indicator,
		change: ['axis: members', 'axis: member'],
		line: lineOf(indicator, 'axis:'),
		says: 'axe inconnu « member » : vouliez-vous dire « members » ?'
	},
	{
		truth: 'a bad duration says what one looks like',
		file: indicator,
		change: ['delay: 15 days', 'delay: 15 jours'],
		line: lineOf(indicator, 'delay:'),
		says: 'attendu : une durée telle que 18 months, 15 days ou 1 year, trouvé : « 15 jours »'
	},
	{
		truth: 'an unknown territory is refused',
		file: indicator,
		change: ['better: up', "better: up\nwithin: '99999'"],
		line: lineOf(indicator, 'better: up') + 1,
		says: 'territoire inconnu « 99999 »'
	},
	{
		truth: 'tolerances go from ahead to off track',
		file: indicator,
		change: ['better: up', 'better: up\ntolerance: { ahead: 10, at-risk: 0, off-track: 25 }'],
		line: lineOf(indicator, 'better: up') + 1,
		says: 'attendu : ahead ≤ at-risk ≤ off-track'
	},
	{
		truth: 'a sensitive dimension is one of the indicator’s',
		file: indicator,
		change: ['{ threshold: 5 }', '{ threshold: 5, sensitive: [reason] }'],
		line: lineOf(indicator, 'confidential:'),
		says: 'attendu : audience, trouvé : « reason »'
	},
	{
		truth: 'a dimension can’t take the name of a column of facts',
		file: indicator,
		change: ['{ audience: { fr: Public } }', '{ territory: { fr: Territoire } }'],
		line: lineOf(indicator, 'dimensions:'),
		says: '« territory » est une colonne réservée, pas une dimension'
	},
	{
		truth: 'a file without front matter is told how it starts',
		file: indicator,
		change: ['/*---\n', ''],
		line: 1,
		says: 'le fichier commence par une ligne « /*--- »'
	},
	{
		truth: 'front matter left open is told',
		file: indicator,
		change: ['---*/', '*/'],
		line: 1,
		says: 'n’est pas fermé par une ligne « ---*/ »'
	},
	{
		truth: 'an indicator without SQL is told',
		file: indicator,
		change: [/-- One row[^]*/.exec(starterSources[indicator] ?? '')?.[0] ?? '?', ''],
		line: lineOf(indicator, '---*/') + 1,
		says: 'il manque la requête SELECT'
	},
	{
		truth: 'a key of a contract names a field',
		file: contract,
		change: ['key: [member]', 'key: [membre]'],
		line: lineOf(contract, 'key: [member]'),
		says: '« key » nomme « membre », qui n’est pas un champ (member, joined_on,'
	},
	{
		truth: 'upsert demands a key',
		file: contract,
		change: ['mode: snapshot\nkey: [member]', 'mode: upsert'],
		line: lineOf(contract, 'mode: snapshot'),
		says: 'le mode upsert demande « key »'
	},
	{
		truth: 'a bad regular expression is refused',
		file: contract,
		change: ["'(?<year>\\d{4})-(?<month>\\d{2})'", "'(?<year>\\d{4'"],
		line: lineOf(contract, 'delivered:'),
		says: 'attendu : une expression régulière'
	},
	{
		truth: 'a date taken from the name has a year and a month',
		file: contract,
		change: ['(?<month>\\d{2})', '\\d{2}'],
		line: lineOf(contract, 'delivered:'),
		says: 'doit nommer les groupes (?<year>…) et (?<month>…)'
	},
	{
		truth: 'an unknown partner lists those known',
		file: contract,
		change: ['partner: association', 'partner: mairie'],
		line: lineOf(contract, 'partner:'),
		says: 'partenaire inconnu « mairie », attendu : association'
	},
	{
		truth: 'a format newer than this Jalon is told as such',
		file: contract,
		change: ['version: 1', 'version: 2'],
		line: lineOf(contract, 'version: 1'),
		says: 'version 2 plus récente que celle que ce Jalon connaît (1) : mettre Jalon à jour'
	},
	{
		truth: 'a bound on a text is refused',
		file: contract,
		change: ['{ nomenclature: commune }', '{ minimum: 3 }'],
		line: lineOf(contract, 'nomenclature: commune'),
		says: 'une borne pour un nombre ou une date, pas pour string'
	},
	{
		truth: 'two fields can’t have one name',
		file: contract,
		change: ['name: audience', 'name: commune'],
		line: lineOf(contract, 'fields:'),
		says: 'deux champs s’appellent « commune »'
	},
	{
		truth: 'a day that doesn’t exist is refused',
		file: settings,
		change: ['since: 2024-01-01', 'since: 2023-02-29'],
		line: lineOf(settings, 'since:'),
		says: 'attendu : une date AAAA-MM-JJ, trouvé : « 2023-02-29 »'
	},
	{
		truth: 'an id written twice is refused',
		file: settings,
		change: [
			'  - id: members\n    title: { fr: Adhésions }',
			'  - { id: members, title: A }\n  - { id: members, title: B }'
		],
		line: lineOf(settings, 'axes:'),
		says: 'l’identifiant « members » est écrit deux fois dans « axes »'
	},
	{
		truth: 'an unknown time zone is refused',
		file: settings,
		change: ['fictitious: true', 'time_zone: Europe/Cahors'],
		line: lineOf(settings, 'fictitious:'),
		says: 'attendu : un fuseau tel que Europe/Paris, trouvé : « Europe/Cahors »'
	},
	...mapMistakes(),
	...groupingMistakes(),
	{
		truth: 'programme.yaml is demanded',
		file: settings,
		change: null,
		line: 1,
		says: 'ce fichier manque'
	}
];

describe('a mistake is told with its file, its line and what to do:', () => {
	for (const { truth, file, change, line, says } of mistakes)
		it(truth, () => {
			const changed =
				change === null || typeof change === 'string' ? change : replace(change[0], change[1]);
			const told = problemsOf({ [file]: changed });
			expect(told[0]).toContain(says);
			expect(told[0]).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:${line}:\\d+: `));
			const english = problemsOf({ [file]: changed }, 'en');
			expect(english[0]).not.toBe(told[0]);
			expect(english).toHaveLength(told.length);
		});

	it('references that multiply or turn in a circle', () => {
		const laughs = Array.from(
			{ length: 9 },
			(_, at) =>
				`l${at}: &l${at} [${Array(9)
					.fill(at === 0 ? 'ha' : `*l${at - 1}`)
					.join(', ')}]`
		).join('\n');
		for (const text of [laughs, 'id: &me [*me]', 'id: *nobody'])
			expect(problemsOf({ [settings]: text })[0], text).toMatch(/^data\/programme\.yaml:1:/);
	});

	it('a reference written once and used twice is fine', () => {
		const told = problemsOf({
			[settings]: (text) =>
				text
					.replace('name: {', 'name: &name {')
					.replace(/description:\n.*\n/, 'description: *name\n')
		});
		expect(told).toEqual([]);
	});

	it('a file’s name that is no id', () => {
		const told = problemsOf({ 'queries/tables/Adhérents 2.sql': 'select 1' });
		expect(told).toEqual([
			expect.stringContaining(
				'le nom du fichier est un identifiant : minuscules, chiffres et tirets'
			)
		]);
	});

	it('a table that takes the name of one of Jalon’s own', () => {
		const told = problemsOf({ 'queries/tables/calendar.sql': 'select 1' });
		expect(told).toEqual([expect.stringContaining('« calendar » est une table de Jalon')]);
	});

	it('a query outside the four folders', () => {
		expect(problemsOf({ 'queries/members.sql': 'select 1' })).toEqual([
			expect.stringContaining(
				'queries/tables, queries/checks, queries/indicators ou queries/events'
			)
		]);
	});

	it('two indicators with one rank', () => {
		const told = problemsOf({ 'queries/indicators/others.sql': starterSources[indicator] ?? '' });
		expect(told).toEqual([
			`queries/indicators/others.sql:${lineOf(indicator, 'headline: 1')}:1: le rang 1 est déjà celui de « members »`
		]);
	});

	it('a formula of an indicator that doesn’t exist, or with SQL', () => {
		const formula = (starterSources[indicator] ?? '')
			.replace(
				'kind: stock',
				'kind: formula\nformula: { numerator: members, denominator: membres }'
			)
			.replace('headline: 1\n', '')
			.replace('dimensions: { audience: { fr: Public } }\n', '');
		const told = problemsOf({ 'queries/indicators/rate.sql': formula });
		expect(told).toEqual([
			expect.stringContaining('une formule se calcule sur deux indicateurs'),
			expect.stringContaining('indicateur inconnu « membres » : vouliez-vous dire « members » ?')
		]);
	});
});
