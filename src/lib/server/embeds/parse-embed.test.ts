import { expect, test } from 'vitest';
import { parseEmbedForm, parseEmbedLimits } from './parse-embed.ts';

const today = '2026-03-01';
const limits = (sites: string, until = '2026-12-31') =>
	parseEmbedLimits(
		new Map([
			['sites', sites],
			['until', until]
		]),
		today
	);

test('a site is the origin of whatever address of it was copied', () => {
	const { sites } = limits(
		'https://www.oh-my-lot.fr/accueil?x=1\nwww.lot.fr, https://WWW.lot.fr:443\nhttp://localhost:8080/a'
	);
	expect(sites).toEqual([
		'https://www.oh-my-lot.fr',
		'https://www.lot.fr',
		'http://localhost:8080'
	]);
});

test.each([
	'http://www.lot.fr',
	'https://*',
	'*',
	"'self'",
	'https://*.lot.fr',
	'javascript:alert(1)',
	'data:text/html,x',
	'https://me:secret@lot.fr',
	'https://lot',
	'https://[::1]',
	'https://lot.fr;script-src',
	''
])('« %s » is refused: it is no site, or could be anybody’s', (written) => {
	expect(() => limits(written)).toThrow(expect.objectContaining({ code: 'bad-request' }));
});

test.each(['2026-02-28', '2028-03-02', '2026-13-01', '', 'never'])(
	'the last day « %s » is refused',
	(until) => {
		expect(() => limits('https://lot.fr', until)).toThrow(/2026-03-01.*2028-03-01/);
	}
);

test('today and two years later are last days', () => {
	expect(limits('https://lot.fr', today).until).toBe(today);
	expect(limits('https://lot.fr', '2028-03-01').until).toBe('2028-03-01');
});

test('what is shown is one of the forms', () => {
	const read = (form: string, target = '') =>
		parseEmbedForm(
			new Map([
				['form', form],
				['target', target]
			])
		);
	expect(read('curve', 'yes')).toEqual({ form: 'curve', target: true });
	expect(read('figure')).toEqual({ form: 'figure', target: false });
	expect(() => read('__proto__')).toThrow(expect.objectContaining({ code: 'bad-request' }));
});
