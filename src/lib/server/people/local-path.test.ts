import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

const origin = 'https://jalon.example.org';

test('what another site would take is the first page', () => {
	for (const asked of [
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/\t/evil.example',
		'/\n//evil.example',
		'/.//evil.example',
		'/a/..//evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'data:text/html,x',
		' //evil.example',
		'',
		'evil',
		'@evil.example',
		null
	])
		expect(localPath(asked, origin), String(asked)).toBe('/');
});

test('a path of the site stays as it is', () => {
	for (const asked of ['/', '/territories/46102?as-of=2019-12-20#map', '/en/account', '/a?b=//c'])
		expect(localPath(asked, origin)).toBe(asked);
});

test('whatever is asked, a browser stays on the site', () => {
	const parts = fc.constantFrom(
		'/',
		'\\',
		'//',
		'.',
		'..',
		'@',
		':',
		'%2f',
		'\t',
		'evil.example',
		'javascript:',
		'?',
		'#'
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(parts).map((list) => list.join(''))
			),
			(asked) => {
				expect(new URL(localPath(asked, origin), origin).origin).toBe(origin);
			}
		),
		{ numRuns: 2_000 }
	);
});
