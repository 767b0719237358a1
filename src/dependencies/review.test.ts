import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import knownBad from './known-bad.json' with { type: 'json' };
import { installScripts, readLicences } from './policy.ts';
import { reviewDependencies, type KnownBad, type Lock, type Manifest } from './review.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

it('what we install passes the review: licences, scripts, known-bad versions, one version each', () => {
	expect(reviewDependencies(manifest, lock)).toEqual([]);
	expect(Object.keys(lock.packages ?? {}).length).toBeGreaterThan(400);
});

describe('the review refuses', () => {
	const good = { version: '1.0.0', license: 'MIT', integrity: 'sha512-AAAA' };
	const tiny = (change: object, asked = '1.0.0', scripts: Record<string, string> = {}) =>
		reviewDependencies(
			{ dependencies: { a: asked }, scripts },
			{
				lockfileVersion: 3,
				packages: {
					'': { dependencies: { a: asked } } as object,
					'node_modules/a': { ...good, ...change },
					'node_modules/b/node_modules/@c/d': good
				}
			},
			[
				{ name: 'a', versions: ['6.6.6', '<0.7.0'], on: '2026-01-01', what: 'bites', source: 'x' },
				{ name: 'gone', versions: ['*'], on: '2026-01-01', what: 'bites', source: 'x' }
			]
		);

	it('nothing of what is right', () => expect(tiny({})).toEqual([]));

	it.each([
		['a range of versions', {}, '^1.0.0', 'a is asked for as ^1.0.0'],
		['a branch', {}, 'github:a/a', 'a is asked for as github:a/a'],
		['a tag', {}, 'latest', 'a is asked for as latest'],
		['another version than was asked', { version: '1.0.1' }, '1.0.0', 'a is locked as 1.0.1'],
		['a version that did harm', { version: '6.6.6' }, '6.6.6', '6.6.6 bites (2026-01-01, x)'],
		['a version before one mended', { version: '0.6.9' }, '0.6.9', '0.6.9 bites'],
		[
			'a licence that reaches our code',
			{ license: 'AGPL-3.0' },
			'1.0.0',
			'its licence is AGPL-3.0'
		],
		[
			'half a licence',
			{ license: '(MIT AND GPL-3.0)' },
			'1.0.0',
			'its licence is (MIT AND GPL-3.0)'
		],
		['no licence', { license: undefined }, '1.0.0', 'its licence is not told'],
		['a script at installation', { hasInstallScript: true }, '1.0.0', 'it runs a script'],
		['bytes that nothing proves', { integrity: undefined }, '1.0.0', 'nothing proves its bytes'],
		['a weak proof', { integrity: 'sha1-AAAA' }, '1.0.0', 'nothing proves its bytes'],
		['a folder', { link: true }, '1.0.0', 'it is a folder of this machine'],
		['another registry', { resolved: 'https://evil.example/a.tgz' }, '1.0.0', 'it comes from']
	])('%s', (_, change, asked, told) => {
		expect(tiny(change, asked).join('\n')).toContain(told);
	});

	it('a version of the list in any place, exact or before one', () => {
		expect(tiny({ version: '0.7.0' }, '0.7.0')).toEqual([]);
		expect(tiny({ version: '0.10.0' }, '0.10.0')).toEqual([]);
	});

	it('a manifest that was not locked', () => {
		const changed = { dependencies: { ...manifest.dependencies, 'left-pad': '1.3.0' } };
		expect(reviewDependencies(changed, lock)).toEqual(['left-pad 1.3.0 is not what was locked']);
	});

	it('a script of our own at installation', () => {
		expect(tiny({}, '1.0.0', { postinstall: 'node x.js' })).toEqual([
			'installing Jalon itself runs postinstall'
		]);
	});
});

describe('the list of known-bad versions', () => {
	it.each((knownBad as readonly KnownBad[]).map((bad) => [bad.name, bad] as const))(
		'says when, what and who says so: %s',
		(_, { versions, on, what, source, accepted }) => {
			expect(versions.length).toBeGreaterThan(0);
			expect(on).toMatch(/^20\d\d-\d\d-\d\d$/);
			expect(what.length).toBeGreaterThan(5);
			expect(source).toMatch(/^https:\/\//);
			if (accepted !== undefined) expect(accepted.length).toBeGreaterThan(30);
		}
	);

	it('would stop each of its versions', () => {
		for (const { name, versions, accepted } of knownBad as readonly KnownBad[]) {
			if (accepted !== undefined) continue;
			const version = versions[0] === '*' ? '1.0.0' : versions[0]!;
			const packages = {
				[`node_modules/x/node_modules/${name}`]: { version, license: 'MIT', integrity: 'sha512-A' }
			};
			const told = reviewDependencies({}, { lockfileVersion: 3, packages });
			expect(told.length, name).toBeGreaterThan(0);
		}
	});
});

it('what is excepted is still installed', () => {
	const names = Object.keys(lock.packages ?? {}).map((path) =>
		path.replace(/^.*node_modules\//, '')
	);
	for (const name of [...Object.keys(readLicences), ...installScripts])
		expect(names).toContain(name);
});
