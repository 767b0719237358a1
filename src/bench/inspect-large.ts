import { startReader } from '#lib/server/ingest/start-reader.ts';

// What a large file is, found by a child that runs already.
const [path = ''] = process.argv.slice(2);
const reader = startReader();
const ms: number[] = [];
for (let run = 0; run < 6; run++) {
	const started = performance.now();
	await reader.inspect(path);
	if (run > 0) ms.push(performance.now() - started);
}
await reader.close();
console.log(JSON.stringify({ ms }));
