import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, quoteText } from '#lib/server/duckdb.ts';
import { peopleProgramme } from '#lib/server/privacy/people-fixture.ts';
import { buildWeb } from '../setup/build-web.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { startServer } from '../testing/start-server.ts';

/** One mark a column: whichever is found says where it came from. */
const marks = {
	mail: 'marked-mail-7f3a@example.org',
	lastName: 'Marked-lastname-7f3b',
	firstName: 'Marked-firstname-7f3c',
	phone: '0699773311',
	health: 'marked-health-7f3d',
	unknown: 'marked-unknown-column-7f3e',
	helper: 'Marked-helper-7f3f',
	/** In a row that is refused, whose texts are kept. */
	refusedMail: 'marked-refused-8a01@example.org',
	refusedName: 'Marked-refused-8a02',
	refusedHealth: 'marked-refused-health-8a03',
	/** In a column that is not personal: an address that slipped there. */
	astray: 'marked-astray-8a04@example.org',
	/** In a row whose cells do not line up. */
	shifted: 'Marked-shifted-8a05'
} as const;
const texts = Object.values(marks);

const header = 'Courriel;Numéro;Nom;Prénom;Téléphone;Arrivée;Départ;Commune;Santé;Remarque';
const file = `${header}
${marks.mail};N-001;${marks.lastName};${marks.firstName};${marks.phone};02/01/2019;;Cahors;${marks.health};${marks.unknown}
other@example.org;N-002;Autre;Anne;;03/01/2019;;Cahors;;
${marks.refusedMail};N-003;${marks.refusedName};${marks.refusedName};;31/02/2019;;Figeac;${marks.refusedHealth};
x@example.org;N-004;Nom;Prénom;;04/01/2019;;${marks.astray};;
${marks.shifted};N-005;trop;court
${marks.refusedMail};N-006;${marks.refusedName};${marks.refusedName};;pas une date;;Figeac;${marks.refusedHealth};
`;

function marked() {
	return peopleProgramme({
		'data/exports/members/members-2019-02.csv': file,
		'data/exports/members/members-2019-03.csv': null,
		'data/exports/helpers/helpers-2019-02.csv': `Nom complet;Date;Heures
${marks.helper};03/02/2019;5
${marks.helper};demain;5
`,
		'reports/review.md': `---
title: { fr: Bilan, en: Review }
---

# Bilan {% $year %}

{% table "members-registered" /%}
`
	});
}

/** What is found of the marks in a text. */
const found = (text: string) => texts.filter((mark) => text.includes(mark));

async function jalon(folder: string, args: readonly string[], typed = '') {
	const child = spawn(process.execPath, ['src/cli/jalon.ts', ...args], {
		env: {
			PATH: process.env['PATH'],
			JALON_PROGRAMME: folder,
			JALON_USER: 'test',
			JALON_DEBUG: '1',
			TZ: 'Europe/Paris'
		}
	});
	let said = '';
	child.stdout.on('data', (text) => (said += text));
	child.stderr.on('data', (text) => (said += text));
	child.stdin.end(typed);
	const [code] = (await once(child, 'close')) as [number];
	return { code, said };
}

/** A workbook or a document as the texts in it. */
function unzipped(bytes: Buffer): string {
	let text = '';
	for (let at = bytes.indexOf('PK\u0003\u0004', 0, 'latin1'); at !== -1;) {
		const [method, packed] = [bytes.readUInt16LE(at + 8), bytes.readUInt32LE(at + 18)];
		const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
		const next = bytes.indexOf('PK\u0003\u0004', start, 'latin1');
		const end = packed > 0 ? start + packed : next === -1 ? bytes.length : next;
		const piece = bytes.subarray(start, end);
		try {
			text += (method === 8 ? inflateRawSync(piece) : piece).toString('utf8');
		} catch {
			text += piece.toString('latin1');
		}
		at = next;
	}
	return text;
}

beforeAll(() => buildWeb(), 180_000);

describe('nothing personal', () => {
	it('is said by the command line, nor kept where it should not be', async () => {
		const { folder } = marked();
		const run = async (args: readonly string[], typed = '') => {
			const { code, said } = await jalon(folder, args, typed);
			expect(found(said), `jalon ${args.join(' ')}`).toEqual([]);
			return { code, said };
		};
		expect((await run(['build'])).code).toBe(0);
		writeFileSync(join(folder, 'members-2019-04.csv'), file.replaceAll('N-00', 'N-10'));
		expect((await run(['deliver', 'members-2019-04.csv', '--dry-run'])).code).not.toBe(0);
		for (const args of [
			['deliver', join(folder, 'members-2019-04.csv'), '--dry-run'],
			['deliver', join(folder, 'members-2019-04.csv')],
			['rejects'],
			['rejects', '--json'],
			['rejects', '--format', 'csv', '--dataset', 'helpers'],
			['deliveries'],
			['mends'],
			['mend', 'members', '--field', 'member', '--found', 'x', '--mended', 'y', '--reason', 'z'],
			['check'],
			['status'],
			['editions'],
			['values', 'members-registered'],
			['values', 'members-registered', '--json'],
			['report', 'review', '--year', '2019', '--format', 'html,md', '--out', join(folder, 'out')],
			['personal', 'register'],
			['personal', 'list'],
			['purge', '--dry-run'],
			['prune'],
			['backup', join(folder, 'saved.tar.gz')],
			['build', '--wrong']
		])
			await run(args);
		// Who is looked for is typed, and told back by nothing but what is asked for.
		const erased = await run(
			['personal', 'erase', '--reason', 'demande'],
			`${marks.mail}\n${marks.lastName} ${marks.firstName}\n`
		);
		expect(erased.said).toContain('Retrait nᵒ 1 fait');
		const argument = await run(['personal', 'erase', 'somebody@example.org', '--reason', 'x']);
		expect(argument.code).toBe(2);
		await expectCleanVar(folder, [marks.health, marks.refusedHealth]);
		for (const name of readdirSync(join(folder, 'out')))
			expect(found(readFileSync(join(folder, 'out', name), 'utf8')), name).toEqual([]);
	}, 240_000);

	it('leaves the server: no page, file, API answer, header, address or line of its log', async () => {
		const { folder } = marked();
		await jalon(folder, ['build']);
		const env = { JALON_PROGRAMME: folder, JALON_LOG: 'info', JALON_RATE_LIMIT: '0' };
		const server = await startServer(env);
		const { cookie } = signInForTest(server.url, env);
		onTestFinished(async () => void (await server.stop()));
		const seen = new Set<string>();
		const queue = [
			'/',
			'/personal-data',
			'/personal-data/requests',
			'/received',
			'/received/members',
			'/received/helpers',
			'/received/members/rejects',
			'/received/helpers/rejects',
			'/deliveries',
			'/audit',
			'/indicators/members-registered/rows',
			'/files/indicators/members-registered/rows.csv',
			'/files/indicators/members-registered/rows.xlsx',
			'/files/received/members.csv',
			'/files/personal-data.csv',
			'/api/v1/openapi.json',
			'/api/v1/indicators',
			'/api/v1/values?indicators=members-registered',
			'/api/v1/deliveries',
			'/api/v1/editions',
			'/reports/review?year=2019&format=md',
			'/reports/review?year=2019&format=xlsx',
			'/health',
			'/ready',
			'/nowhere',
			'/indicators/none',
			'/received/none/rejects'
		];
		let pages = 0;
		while (queue.length > 0 && pages < 160) {
			const path = queue.shift()!;
			if (seen.has(path)) continue;
			seen.add(path);
			pages++;
			const answer = await fetch(server.url.replace(/\/$/, '') + path, {
				headers: { cookie, accept: 'text/html,application/json;q=0.9' },
				redirect: 'manual'
			});
			const bytes = Buffer.from(await answer.arrayBuffer());
			const text = bytes.toString('utf8');
			const whole = text.startsWith('PK') ? unzipped(bytes) : text;
			expect(found(whole), `${answer.status} ${path}`).toEqual([]);
			expect(found(JSON.stringify([...answer.headers])), path).toEqual([]);
			if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
			for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
				const next = href.replaceAll('&amp;', '&');
				expect(found(decodeURIComponent(next)), path).toEqual([]);
				// Personal columns are shown to who asks for them and may.
				if (!/personal=yes|\.(css|js|woff2|svg)$|^\/en\b/.test(next)) queue.push(next);
			}
		}
		expect(pages).toBeGreaterThan(60);
		const post = async (path: string, fields: Readonly<Record<string, string>>) => {
			const { origin } = new URL(server.url);
			const answer = await fetch(origin + path, {
				method: 'POST',
				body: new URLSearchParams(fields),
				headers: { origin, cookie, accept: 'text/html' },
				redirect: 'manual'
			});
			expect(found(JSON.stringify([...answer.headers]))).toEqual([]);
			return { status: answer.status, text: await answer.text() };
		};
		const keys = `${marks.mail}\n${marks.lastName} ${marks.firstName}`;
		const asked = await post('/personal-data/requests?/find', { keys });
		expect(asked.text).toContain('members-2019-02.csv');
		// What was typed comes back in its field, and the name that the row bears is not told.
		expect(found(asked.text).toSorted()).toEqual(
			[marks.lastName, marks.firstName, marks.mail].toSorted()
		);
		const data = await post('/personal-data/requests/file', { keys });
		expect(data.text).toContain(marks.phone);
		const erased = await post('/personal-data/requests?/erase', { keys, reason: 'demande' });
		expect(erased.status).toBe(303);
		expect(found(erased.text)).toEqual([]);
		await server.stop();
		expect(server.log()).toContain('"route":"/personal-data/requests"');
		expect(found(server.log())).toEqual([]);
		await expectCleanVar(folder, [marks.health, marks.refusedHealth]);
	}, 240_000);
});

/** Nothing in `var/`, not even in a name, but what was received as it came; `kept` may stand in accepted rows. */
async function expectCleanVar(folder: string, kept: readonly string[]): Promise<void> {
	const root = join(folder, 'var');
	const database = await openDatabase();
	try {
		for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
			expect(found(path), path).toEqual([]);
			const absolute = join(root, path);
			if (!statSync(absolute).isFile() || path.startsWith('exports/')) continue;
			const left = found(readFileSync(absolute).toString('latin1'));
			const isPart = path.endsWith('.parquet');
			expect(
				left.filter((mark) => !isPart || !kept.includes(mark)),
				path
			).toEqual([]);
			if (!isPart) continue;
			const rows = await database.all(`select * from read_parquet(${quoteText(absolute)})`);
			const held = found(JSON.stringify(rows));
			const isRejects = rows.length > 0 && 'rule' in rows[0]!;
			expect(
				held.filter((mark) => isRejects || !kept.includes(mark)),
				path
			).toEqual([]);
		}
	} finally {
		database.close();
	}
}
