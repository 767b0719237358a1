import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What a process says that does nothing but await something that keeps no process. */
const said = (awaited: string) =>
	execFileSync(
		process.execPath,
		[
			'--input-type=module',
			'-e',
			`import { stayUntil } from '#lib/server/stay-until.ts';
			import { setTimeout as pause } from 'node:timers/promises';
			const answer = pause(200, 'answered', { ref: false });
			${awaited}.then((text) => console.log(text));`
		],
		{ encoding: 'utf8' }
	).trim();

test('a process stays until a thread that does not keep it has answered, and ends then', () => {
	expect(said('stayUntil(answer)')).toBe('answered');
	expect(said('answer')).toBe('');
});
