import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
	'//evil.example',
	'///evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'/a/..//evil.example',
	'javascript:alert(1)',
	'https://evil.example/',
	'evil',
	'',
	null
])('%s leads to the first page', (asked) => {
	const path = localPath(asked);
	expect(new URL(path, 'https://jalon.example').origin).toBe('https://jalon.example');
	expect(path).toBe('/');
});

test.each(['/', '/indicators/a?as-of=2019-12-20#rows', '/en/meetings'])('%s is kept', (asked) => {
	expect(localPath(asked)).toBe(asked);
});
