import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mostFiles } from './add-draft.ts';
import { listDrafts } from './draft.ts';
import { receiveUpload } from './receive-upload.ts';
import { openRound } from './round.ts';
import { march, startedRounds, type Started } from './rounds-fixture.ts';

const boundary = 'here';
const headers = new Headers({ 'content-type': `multipart/form-data; boundary=${boundary}` });
const part = (name: string, text: string) =>
	`--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n` +
	`content-type: text/csv\r\n\r\n${text}\r\n`;
const end = `--${boundary}--\r\n`;

/** A body that comes in pieces, and breaks off with an error when told. */
function body(pieces: Iterable<string>, breaksOff = false) {
	const iterator = pieces[Symbol.iterator]();
	let heard = 0;
	const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
		{
			pull(controller) {
				const { done, value } = iterator.next();
				if (!done) {
					heard += value.length;
					controller.enqueue(new TextEncoder().encode(value));
				} else if (breaksOff) controller.error(new Error('aborted'));
				else controller.close();
			}
		},
		{ highWaterMark: 0 }
	);
	return { stream, heard: () => heard };
}

const upload = (started: Started, ...pieces: string[]) =>
	receiveUpload({ headers, body: body(pieces).stream }, started.desk);

function filesIn(folder: string): string[] {
	return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function kept({ workspace: { paths } }: Started) {
	return { incoming: filesIn(paths.incoming), exports: filesIn(paths.exports) };
}

const names = ({ workspace }: Started) => {
	const round = openRound(workspace);
	return round === null ? null : listDrafts(workspace, round.number).map(({ name }) => name);
};

describe('files of a form', () => {
	it('join the round in their order, whatever the pieces they come in', async () => {
		const started = await startedRounds();
		const whole = part('visits-2019-03-31.csv', march) + part('b.csv', 'x;y\n1;2\n') + end;
		const added = await upload(started, ...whole);
		expect(added.map(({ draft }) => draft.name)).toEqual(['visits-2019-03-31.csv', 'b.csv']);
		expect(added.map(({ draft }) => draft.bytes)).toEqual([Buffer.byteLength(march), 8]);
		await started.desk.idle();
		expect(kept(started).incoming).toEqual([]);
	});

	it('that are the same twice are one', async () => {
		const started = await startedRounds();
		const again = part('a.csv', march);
		const added = await upload(started, again + again + end);
		expect(added.map((one) => one.added)).toEqual([true, false]);
		await upload(started, again + end);
		expect(names(started)).toEqual(['a.csv']);
	});

	it('of two forms at once are all taken', async () => {
		const started = await startedRounds();
		await Promise.all(
			['a', 'b', 'c'].map((name) => upload(started, part(`${name}.csv`, `${name}\n1\n`), end))
		);
		expect(names(started)?.toSorted()).toEqual(['a.csv', 'b.csv', 'c.csv']);
	});

	it('keep of their name only what can be seen, and no folder', async () => {
		const started = await startedRounds();
		const [added] = await upload(started, part('..\\..\\etc/<b>é\u202e\u0007.csv', 'a\n1\n') + end);
		expect(added?.draft.name).toBe('<b>é.csv');
	});
});

describe('a form that is refused leaves nothing of the file it stops at', () => {
	it('past the limit, though its length was not told, and most of it is never heard', async () => {
		const started = await startedRounds(undefined, { limit: 100_000 });
		const before = kept(started);
		const endless = function* () {
			yield part('large.csv', '');
			for (;;) yield 'x;'.repeat(50_000);
		};
		const { stream, heard } = body(endless());
		await expect(receiveUpload({ headers, body: stream }, started.desk)).rejects.toMatchObject({
			code: 'delivery-too-large'
		});
		expect(heard()).toBeLessThan(10_000_000);
		expect(kept(started)).toEqual(before);
		expect(names(started)).toBe(null);
	});

	it('past the limit, while the files before it stay', async () => {
		const started = await startedRounds(undefined, { limit: 100 });
		const pieces = [part('a.csv', 'a\n1\n'), part('large.csv', 'x'.repeat(101)), end];
		await expect(upload(started, ...pieces)).rejects.toMatchObject({ code: 'delivery-too-large' });
		expect(names(started)).toEqual(['a.csv']);
		expect(kept(started).incoming).toEqual([]);
	});

	it('when the browser goes half-way', async () => {
		const started = await startedRounds();
		const before = kept(started);
		const { stream } = body([part('a.csv', march).slice(0, -20)], true);
		await expect(receiveUpload({ headers, body: stream }, started.desk)).rejects.toMatchObject({
			code: 'upload-cut'
		});
		expect(kept(started)).toEqual(before);
		expect(names(started)).toBe(null);
	});

	it.each([
		['within a file', part('a.csv', march)],
		['within a header', part('a.csv', march) + '--here\r\ncontent-dis']
	])('when it ends %s as if it were whole', async (_where, text) => {
		const started = await startedRounds();
		await expect(upload(started, text)).rejects.toMatchObject({ code: 'upload-cut' });
		expect(kept(started).incoming).toEqual([]);
	});

	it('when it holds no file, or is no form', async () => {
		const started = await startedRounds();
		const nothing = { code: 'upload-empty' };
		await expect(upload(started, part('', ''), end)).rejects.toMatchObject(nothing);
		await expect(upload(started, end)).rejects.toMatchObject(nothing);
		const plain = { headers: new Headers({ 'content-type': 'text/plain' }), body: body([]).stream };
		await expect(receiveUpload(plain, started.desk)).rejects.toMatchObject(nothing);
		await expect(receiveUpload({ headers, body: null }, started.desk)).rejects.toMatchObject(
			nothing
		);
	});

	it('beyond the number of files that a round takes', async () => {
		const started = await startedRounds();
		const pieces = Array.from({ length: mostFiles + 1 }, (_, at) => part(`${at}.csv`, `${at}\n`));
		await expect(upload(started, ...pieces, end)).rejects.toMatchObject({ code: 'round-full' });
		expect(names(started)).toHaveLength(mostFiles);
		started.desk.dropRound(openRound(started.workspace)!.number);
	});
});
