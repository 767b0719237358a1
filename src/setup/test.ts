import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { compiledCode } from '#lib/server/cache-folder.ts';
import { buildWeb } from './build-web.ts';

// Everything a change must pass, in the order that tells soonest; each step's output shows when it fails.
const bin = (name: string, entry: string) => `node_modules/${name}/${entry}`;

type Step = { readonly name: string; readonly args: readonly string[] };

const before: readonly Step[] = [
	{ name: 'messages', args: ['src/setup/prepare.ts'] },
	{
		name: 'format',
		args: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.']
	},
	{ name: 'lint', args: [bin('eslint', 'bin/eslint.js'), '--max-warnings=0', '.'] },
	{
		// Of components and of every other file.
		name: 'types',
		args: [
			bin('svelte-check', 'bin/svelte-check'),
			'--threshold',
			'warning',
			'--fail-on-warnings',
			'--output',
			'human'
		]
	}
];

/** Where vitest writes what it ran, at the very end. */
const told = 'node_modules/.cache/jalon/tests.json';

const tests: Step = {
	name: 'tests',
	args: [
		bin('vitest', 'vitest.mjs'),
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${told}`
	]
};

/** A run that ended before it told its tests has failed, whatever its exit code. */
function ranTests(): boolean {
	const { numTotalTests = 0 } = existsSync(told)
		? (JSON.parse(readFileSync(told, 'utf8')) as { numTotalTests?: number })
		: {};
	if (numTotalTests === 0) console.log('✗ no test was run');
	return numTotalTests > 0;
}

function run(step: Step, show: boolean): Promise<boolean> {
	return new Promise((resolve) => {
		const started = performance.now();
		const child = spawn(process.execPath, step.args, {
			env: { ...process.env, NODE_COMPILE_CACHE: compiledCode },
			stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		child.stdout?.on('data', (text) => (output += text));
		child.stderr?.on('data', (text) => (output += text));
		child.on('exit', (code) => {
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			console.log(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)`);
			if (code !== 0 && !show) console.log(output);
			resolve(code === 0);
		});
	});
}

let passed = await run(before[0]!, false);
const [format, lint, types] = before.slice(1) as [Step, Step, Step];
const lane = async (steps: readonly Step[]) => {
	let ok = true;
	for (const step of steps) ok = (await run(step, false)) && ok;
	return ok;
};
passed = (await Promise.all([lane([lint]), lane([types, format])])).every(Boolean) && passed;

await buildWeb();
console.log('✓ build');
rmSync(told, { force: true });
passed = (await run(tests, true)) && ranTests() && passed;
process.exit(passed ? 0 : 1);
