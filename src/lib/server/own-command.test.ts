import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownCommand } from './own-command.ts';

test('a clone is run through npm, a release by its own command', () => {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-own-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const script = join(folder, 'src/cli/jalon.ts');
	mkdirSync(join(folder, 'src/cli'), { recursive: true });
	expect(ownCommand(script)).toEqual({ jalon: 'npx jalon', start: 'npm start' });
	writeFileSync(join(folder, 'jalon'), '#!/bin/sh\n');
	const own = join(folder, 'jalon');
	expect(ownCommand(script)).toEqual({ jalon: own, start: `${own} serve` });
});
