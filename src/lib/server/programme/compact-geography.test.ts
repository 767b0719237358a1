import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keepCompact, readCompact } from './compact-geography.ts';
import { readGeography } from './geography-files.ts';

function folder(): string {
	const made = mkdtempSync(join(tmpdir(), 'jalon-map-'));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
}

it('gives back the map that was kept', () => {
	const there = folder();
	const geography = readGeography();
	expect(geography.communes.length).toBeGreaterThan(34_000);
	expect(readCompact('map', there)).toBeNull();
	keepCompact('map', geography, join(there, 'made'));
	expect(readCompact('map', join(there, 'made'))).toEqual(geography);
});

it('is nothing when it is cut short, and no fault where nothing can be written', () => {
	const there = folder();
	const geography = keepCompact('map', readGeography(), there);
	truncateSync(join(there, 'map.json'), 100_000);
	expect(readCompact('map', there)).toBeNull();
	writeFileSync(join(there, 'file'), '');
	expect(keepCompact('map', geography, join(there, 'file'))).toBe(geography);
});
