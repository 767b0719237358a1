import { expect, test } from 'vitest';
import { openContours } from '../contours/kept-contours.ts';
import { buildEdition } from './build-edition.ts';
import { readManifest } from './manifest-file.ts';
import { trialProgramme } from './trial-programme.ts';

const cahors = '46042';

function outline(code: string): string {
	const ring = [
		[1.4, 44.4],
		[1.5, 44.4],
		[1.5, 44.5],
		[1.4, 44.4]
	];
	return JSON.stringify({
		type: 'FeatureCollection',
		features: [
			{ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } }
		]
	});
}

test('an edition keeps the outlines it was made with, whatever becomes of the file', async () => {
	const trial = trialProgramme({ 'data/contours/lot.geojson': outline(cahors) });
	const workspace = trial.open();
	const first = await buildEdition(workspace);
	expect(first.problems.map(({ message }) => message.fr).join()).toContain(
		'territoires sans contour'
	);
	expect((await buildEdition(workspace)).changed).toBe(false);
	trial.write('data/contours/lot.geojson', outline('46102'));
	const second = await buildEdition(workspace);
	trial.remove('data/contours/lot.geojson');
	const third = await buildEdition(workspace);
	const kept = await Promise.all(
		[first, second, third].map(async ({ edition }) => {
			const { sources } = await readManifest(workspace, edition);
			return [...(openContours(sources)?.at('commune').keys() ?? [])];
		})
	);
	expect(kept).toEqual([[cahors], ['46102'], []]);
});

test('a build stops, the edition served unchanged, for outlines that can’t be drawn', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	trial.write('data/contours/lot.geojson', outline(cahors).replaceAll('44.4', '6400000'));
	await expect(buildEdition(workspace)).rejects.toMatchObject({
		code: 'programme-invalid',
		problems: [{ file: 'data/contours/lot.geojson', column: 'features[0]' }]
	});
});
