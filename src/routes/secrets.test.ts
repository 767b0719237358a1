import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { trialProgramme } from '#lib/server/editions/trial-programme.ts';
import { addEmbed } from '#lib/server/embeds/embed.ts';
import { embedForms } from '#lib/indicators/embed-form.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import type { Role } from '#lib/indicators/reader.ts';
import { buildWeb } from '../setup/build-web.ts';
import { openOffice } from '../testing/open-office.ts';
import { openPdf } from '../testing/open-pdf.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { startServer } from '../testing/start-server.ts';

beforeAll(() => buildWeb(), 180_000);

const places = ['Cahors', 'Gourdon', 'Figeac', 'Souillac'] as const;
type Place = (typeof places)[number];

/** Members of each place, half of them young; small counts are 3 and 4, which add up to 7. */
const members = (counts: Readonly<Record<Place, readonly [young: number, old: number]>>) => {
	const rows = places.flatMap((place) =>
		counts[place].flatMap((count, at) =>
			Array.from({ length: count }, () => `${at === 0 ? 'young' : 'old'};02/01/2019;${place}`)
		)
	);
	// In no order that would tell a place.
	const lines = rows.map((row, at) => `m${at}@example.org;${row}`);
	return `Courriel;Public;Arrivée;Commune\n${lines.join('\n')}\n`;
};

/** Programmes that differ in hidden figures alone: what is shown of them is the same. */
const variants = [
	{ Cahors: [15, 15], Gourdon: [6, 6], Figeac: [2, 2], Souillac: [1, 2] },
	{ Cahors: [15, 15], Gourdon: [6, 6], Figeac: [1, 2], Souillac: [2, 2] }
] as const;

const report = `---
title: { fr: Bilan }
formats: [html, pdf, docx, xlsx, md]
---

# Les chiffres

{% key-figures /%}

{% sheet "members-registered" /%}

{% table "members-registered" by="audience" title="Par public" /%}

{% table indicators=["members-registered"] title="Par intercommunalité" /%}

{% chart "members-registered" form="territories" title="Membres" /%}

{% territories %}
Là, {% figure "members-registered" /%} : {% sentence "members-registered" /%}
{% /territories %}
`;

/** What other sites show of it: each form, of all and of the places whose counts are hidden. */
const embedded = ([null, '200067361', '200066371'] as const).flatMap((territory) =>
	embedForms.map(
		(form) =>
			({ indicator: 'members-registered', territory, form, target: true, language: 'fr' }) as const
	)
);

/** One of the two, served, and what somebody of a role is answered there. */
async function served(counts: (typeof variants)[number]) {
	const file = members(counts);
	const trial = trialProgramme({
		'data/exports/members/members-2019-01.csv': null,
		'data/exports/members/members-2019-02.csv': file,
		'reports/review.md': report
	});
	const contract = 'data/contracts/members.yaml';
	trial.write(
		contract,
		trial
			.read(contract)
			.replace('  - { name: left_on, title: Départ, type: date, format: DD/MM/YYYY }\n', '')
			.concat('  - { name: audience, title: Public }\n')
	);
	trial.write(
		'queries/tables/members.sql',
		'-- One row is one member.\nselect member, joined_on, audience, commune from received.members\n'
	);
	trial.remove('queries/checks/members-leave-after-they-join.sql');
	const query = 'queries/indicators/members-registered.sql';
	trial.write(
		query,
		trial
			.read(query)
			.replace(
				'owner: Essai',
				'publish: true\nowner: Essai\ndimensions: { audience: { fr: Public } }\nconfidential: { threshold: 5 }'
			)
			.replace('left_on as end_on', 'audience, null::date as end_on')
	);
	const settings = 'data/programme.yaml';
	trial.write(settings, `${trial.read(settings)}thresholds: { seenBy: [analyst] }\n`);
	const workspace = trial.open();
	await buildEdition(workspace, figuresWork);
	const limits = { sites: ['https://www.lot.example'], until: '2400-01-01' };
	const tokens = embedded.map((subject) => addEmbed(workspace, { ...subject, ...limits }).token);
	const env = { JALON_PROGRAMME: trial.folder, JALON_RATE_LIMIT: '0', JALON_VAR: trial.var };
	const server = await startServer(env);
	onTestFinished(async () => void (await server.stop()));
	const cookies = new Map(
		(['official', 'communication', 'analyst'] as const).map((role) => [
			role as Role,
			signInForTest(server.url, env, [role], {
				name: role,
				email: `${role}@lot.example`,
				// Each was granted to see small counts: the programme opens them to analysts alone.
				unsuppressed: true
			}).cookie
		])
	);
	return (path: string, role: Role) =>
		fetch(
			server.url.replace(/\/$/, '') +
				path.replace(/\d+(?=$)/, (at) => (path.startsWith('/embed/') ? tokens[Number(at)]! : at)),
			{
				headers: { cookie: cookies.get(role)!, accept: 'text/html,application/json;q=0.9' },
				redirect: 'manual'
			}
		);
}

/** What an answer says, but for what differs between any two editions: ids, digests, nonces, times. */
async function sayingOf(answer: Response): Promise<string> {
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const type = answer.headers.get('content-type') ?? '';
	const told = await textOf(bytes, type);
	const location = answer.headers.get('location') ?? '';
	return `${answer.status} ${type} ${location}\n${told}`
		.replaceAll(/\b[0-9a-f]{8,64}\b/g, '#')
		.replaceAll(/nonce="[^"]+"/g, 'nonce')
		.replaceAll(/\d{4}-\d\d-\d\d(T[\d:.]+Z?)?[-\w]*(?=["#&\s])/g, (day) =>
			day.startsWith('2019') ? day : 'day'
		)
		.replaceAll(/\d{1,2}[\s\u00a0]h[\s\u00a0]\d\d|\d\d:\d\d(:\d\d)?/g, 'time')
		.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'site');
}

async function textOf(bytes: Uint8Array, type: string): Promise<string> {
	if (type.includes('pdf')) {
		const { pages, structure } = await openPdf(bytes);
		return JSON.stringify({ pages, structure });
	}
	if (type.includes('openxmlformats')) {
		const { paths, bytes: part } = await openOffice(bytes);
		return paths.map((path) => `${path}\n${Buffer.from(part(path)).toString('latin1')}`).join('\n');
	}
	// Drawn from the SVG of the same address, which is looked at too; the edition's id is drawn in it.
	if (type.startsWith('image/png')) return 'drawn';
	return Buffer.from(bytes).toString();
}

const api = (more: string) => `/api/v1/values?indicator=members-registered&${more}`;
const asked = [
	'/',
	'/en',
	'/?layout=table&sort=value',
	'/?layout=table&sort=-value',
	'/territories?indicator=members-registered',
	'/territories?indicator=members-registered&sort=value',
	'/territories?indicator=members-registered&sort=-value',
	'/territories?indicator=members-registered&show=map',
	'/territories?indicator=members-registered&show=dots',
	'/territories?indicator=members-registered&show=evolution',
	'/territories?indicator=members-registered&level=commune',
	'/territories/200067361',
	'/territories/200066371',
	'/territories/46102',
	'/indicators/members-registered',
	'/indicators/members-registered?by=audience&territory=200067361',
	'/indicators/members-registered?where=audience:young&territory=200066371',
	'/indicators/members-registered?where=audience:young&as-of=2019-01-02',
	'/indicators/members-registered/rows?territory=200067361',
	'/indicators/visitors-per-member?territory=200067361',
	...['.csv', '.xlsx'].flatMap((format) => [
		`/files/committee${format}`,
		`/files/territories/200067361${format}`,
		`/files/territories/courses${format}?indicator=members-registered`,
		`/files/indicators/members-registered/series${format}?territory=200067361`,
		`/files/indicators/members-registered/split${format}?by=audience&territory=200067361`,
		`/files/indicators/members-registered/rows${format}`
	]),
	...['.svg', '.png'].flatMap((format) => [
		`/files/territories/courses${format}?indicator=members-registered`,
		`/files/territories/dots${format}?indicator=members-registered`,
		`/files/indicators/members-registered/series${format}?territory=200067361`,
		`/files/indicators/members-registered/split${format}?by=audience`
	]),
	...['html', 'pdf', 'docx', 'xlsx', 'md'].flatMap((format) => [
		`/reports/review?year=2019&format=${format}`,
		`/reports/review?year=2019&format=${format}&territory=200067361`
	]),
	'/__data.json',
	'/territories/__data.json?indicator=members-registered&sort=value',
	'/indicators/members-registered/__data.json?by=audience&territory=200067361',
	api('level=intercommunality'),
	api('level=intercommunality&by=audience'),
	api('level=commune'),
	api('territory=200067361'),
	api('territory=46102'),
	api('territory=200067361&by=audience'),
	api('territory=200067361&grain=day&from=2019-01-01&to=2019-01-31'),
	api('territory=200067361&where=audience:young,old'),
	api('territory=200067361&as-of=2019-02-15'),
	'/api/v1/indicators',
	'/api/v1/indicators/members-registered',
	'/api/v1/editions/current',
	'/api/v1/deliveries'
];

/** What leaves for the public. */
const shared = [
	...embedded.map((_, at) => `/embed/${at}`),
	...['', '&territory=200067361', '&territory=200066371'].flatMap((place) => [
		`/indicators/members-registered/share?x=1${place}`,
		`/indicators/members-registered/card.svg?shape=wide${place}`,
		`/indicators/members-registered/card.png?shape=square${place}`
	])
];

const mostPages = 150;

describe('a figure that is hidden', () => {
	test('leaves no trace in page, data, API, table, drawing, order or report for who reads masked ones', async () => {
		const [one, other] = await Promise.all(variants.map(served));
		/** What both say to somebody, and the links of the first. */
		const both = async (path: string, role: Role) => {
			const answers = await Promise.all([one!(path, role), other!(path, role)]);
			const isPage = answers[0]!.headers.get('content-type')?.startsWith('text/html');
			const page = isPage ? await answers[0]!.clone().text() : '';
			const links = [...page.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href);
			const [mine, theirs] = await Promise.all(answers.map(sayingOf));
			return { status: answers[0]!.status, links, mine: mine!, theirs: theirs! };
		};
		const queue = [...asked];
		const seen = new Set<string>();
		const told: string[] = [];
		let answered = 0;
		while (queue.length > 0 && seen.size < asked.length + mostPages) {
			const path = queue.shift()!;
			if (seen.has(path)) continue;
			seen.add(path);
			const { status, links, mine, theirs } = await both(path, 'official');
			if (status === 200) answered++;
			if (mine !== theirs) told.push(`${path}\n${firstDifference(mine, theirs)}`);
			for (const href of links) {
				const next = href.replaceAll('&amp;', '&');
				if (!/^\/en\b|edition=|\.(css|js|woff2)$|^\/builds/.test(next)) queue.push(next);
			}
		}
		for (const path of shared) {
			const { status, mine, theirs } = await both(path, 'communication');
			// A card of a hidden figure is refused.
			if (status !== 409) expect(status, path).toBe(200);
			if (mine !== theirs) told.push(`${path}\n${firstDifference(mine, theirs)}`);
		}
		expect(told).toEqual([]);
		expect(answered).toBeGreaterThan(120);

		// Who sees small counts is told of them by each: all of this could have failed.
		for (const path of [
			'/territories?indicator=members-registered&show=map',
			'/territories/200067361',
			'/files/territories/dots.svg?indicator=members-registered',
			'/files/territories/200067361.csv',
			'/files/territories/200067361.xlsx',
			...['html', 'pdf', 'docx', 'xlsx', 'md'].map(
				(format) => `/reports/review?year=2019&format=${format}`
			),
			api('level=intercommunality')
		]) {
			const { mine, theirs } = await both(path, 'analyst');
			expect(mine === theirs, path).toBe(false);
		}
	}, 300_000);
});

function firstDifference(one: string, other: string): string {
	let at = 0;
	while (one[at] === other[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 120), at + 80);
	return `${around(one)}\n— and —\n${around(other)}`;
}
