import { expect, onTestFinished, test } from 'vitest';
import { trialProgramme } from '../editions/trial-programme.ts';
import { allAudit, auditPage, readAuditChoice } from '../pages/audit.ts';
import { purgeAudit, readAudit, recordAct } from './audit.ts';
import { auditedAs, subjectOf } from './audited.ts';

/** A workspace whose clock is moved by hand. */
function openTrail(start = '2026-11-29T10:05:00.000Z') {
	let now = new Date(start);
	const trial = trialProgramme({});
	const workspace = trial.open({ clock: () => now });
	onTestFinished(() => workspace.close());
	return { workspace, at: (moment: string) => (now = new Date(moment)) };
}

const anne = { person: 'p1', name: 'Anne Martin' } as const;
const all = { who: '', what: null, from: null, to: null, before: null, limit: 100 } as const;

test('what is done is a line each, what is read again within the hour is one line', () => {
	const { workspace, at } = openTrail();
	const export_ = { ...anne, what: 'exported', about: { file: 'committee.csv' } } as const;
	recordAct(workspace, { ...anne, what: 'published', about: {} });
	recordAct(workspace, { ...anne, what: 'published', about: {} });
	recordAct(workspace, export_);
	at('2026-11-29T10:50:00.000Z');
	recordAct(workspace, export_);
	recordAct(workspace, { ...export_, name: 'Bruno Petit', person: 'p2' });
	recordAct(workspace, { ...export_, about: { file: 'targets.csv' } });
	at('2026-11-29T11:01:00.000Z');
	recordAct(workspace, export_);
	expect(readAudit(workspace, all).map(({ what, name, times }) => [what, name, times])).toEqual([
		['exported', 'Anne Martin', 1],
		['exported', 'Anne Martin', 1],
		['exported', 'Bruno Petit', 1],
		['exported', 'Anne Martin', 2],
		['published', 'Anne Martin', 1],
		['published', 'Anne Martin', 1]
	]);
});

test('lines are found by part of a name, act and days of the programme’s time zone', () => {
	const { workspace, at } = openTrail('2026-11-28T22:30:00.000Z');
	recordAct(workspace, { ...anne, what: 'mended', about: { dataset: 'ambassadors' } });
	at('2026-11-28T23:30:00.000Z');
	recordAct(workspace, { person: null, name: 'É. O’Hara 100 %', what: 'published', about: {} });
	const found = (search: string) =>
		auditPage(workspace, new URLSearchParams(search), { auditDays: 365 }).lines.map(
			({ what }) => what
		);
	expect(found('who=martin')).toEqual(['mended']);
	expect(found('who=%25')).toEqual(['published']);
	expect(found('what=published')).toEqual(['published']);
	expect(found('from=2026-11-29')).toEqual(['published']);
	expect(found('to=2026-11-28')).toEqual(['mended']);
	expect(found("who=' or 1=1 --")).toEqual([]);
});

test.each(['from=2026-02-30', 'to=hier', 'what=flew'])('%s is refused in words', (search) => {
	expect(() => readAuditChoice(new URLSearchParams(search))).toThrow(
		expect.objectContaining({ code: 'bad-request' })
	);
});

test('every line is exported, however many pages they fill', () => {
	const { workspace } = openTrail();
	for (let n = 0; n < 2_345; n++)
		recordAct(workspace, { ...anne, what: 'delivered', about: { round: String(n) } });
	const page = auditPage(workspace, new URLSearchParams(), { auditDays: 365 });
	expect([page.lines.length, page.older]).toEqual([100, 2_246]);
	const next = auditPage(workspace, new URLSearchParams('before=2246'), { auditDays: 365 });
	expect(next.lines[0]?.number).toBe(2_245);
	const { who, what, from, to } = all;
	expect([...allAudit(workspace, { who, what, from, to })]).toHaveLength(2_345);
});

test('lines go once they are older than the programme keeps', () => {
	const { workspace, at } = openTrail('2025-11-01T08:00:00.000Z');
	recordAct(workspace, { ...anne, what: 'froze', about: {} });
	at('2026-10-31T08:00:00.000Z');
	expect(purgeAudit(workspace, 365)).toBe(0);
	at('2026-11-02T08:00:00.000Z');
	expect(purgeAudit(workspace, 365)).toBe(1);
	expect(readAudit(workspace, all)).toEqual([]);
});

test('an act is known by its route and form; what looks alike is none', () => {
	const asked = (form: string, reads = false, search = '') => ({
		...{ form, reads },
		search: new URLSearchParams(search)
	});
	expect(auditedAs('/meetings/[id]', asked('freeze'))).toBe('froze');
	expect(auditedAs('/meetings/[id]', asked('constructor'))).toBeNull();
	expect(auditedAs('__proto__', asked('toString'))).toBeNull();
	expect(auditedAs('/indicators/[id]/rows', asked('default', true))).toBe('saw-rows');
	const rejects = '/received/[dataset]/rejects';
	expect(auditedAs(rejects, asked('default', true, 'personal=yes'))).toBe('saw-personal');
	expect(auditedAs(rejects, asked('default', true))).toBeNull();
	expect(auditedAs('/reports/[name]', asked('default', true, 'format=pdf'))).toBe('exported');
	expect(auditedAs('/reports/[name]', asked('default', true))).toBeNull();
});

test('a line keeps ids and choices, and nothing else of an address', () => {
	const search = new URLSearchParams('as-of=2019-12-20&email=anne@example.org&/keep=');
	expect(subjectOf({ dataset: 'ambassadors' }, { form: 'keep', reads: false, search })).toEqual({
		dataset: 'ambassadors',
		'as-of': '2019-12-20',
		form: 'keep'
	});
});
