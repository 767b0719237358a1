import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backup } from '../editions/backup.ts';
import { exportPath } from '../editions/deliveries.ts';
import { prune } from '../editions/prune.ts';
import { restore } from '../editions/restore.ts';
import { listDrafts } from './draft.ts';
import { openRoundsDesk } from './rounds-desk.ts';
import { march, sent, startedRounds, visitors } from './rounds-fixture.ts';

describe('files that wait in a round', () => {
	it('are still there after a prune, which only has their work done again', async () => {
		const { workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		await prune(workspace);
		expect(existsSync(exportPath(workspace, draft.sha256))).toBe(true);
		expect(await desk.trial(draft.round)).toBeNull();
		expect((await desk.preview(draft.number)).rows).toHaveLength(2);
		await desk.publish(draft.round);
		expect(await visitors(workspace)).toBe(18);
	});

	it('go when nobody has published them within the retention', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		await prune(trial.open({ clock: () => new Date('2024-04-20T10:00:00Z') }));
		expect(listDrafts(workspace, draft.round)).toEqual([]);
		expect(existsSync(exportPath(workspace, draft.sha256))).toBe(false);
	});

	it('come back with a backup', async () => {
		const { trial, workspace, desk } = await startedRounds();
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		const file = join(trial.folder, 'jalon.tar.gz');
		await backup(workspace, file);
		const there = trial.open({ var: join(trial.folder, 'there') });
		await restore(there, file);
		const other = openRoundsDesk(there);
		await other.publish(draft.round);
		await other.close();
		expect(await visitors(there)).toBe(18);
	});
});
