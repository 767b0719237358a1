import { spawn } from 'node:child_process';
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

const tests: Step = { name: 'tests', args: [bin('vitest', 'vitest.mjs'), 'run'] };

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
passed = (await run(tests, true)) && passed;
process.exit(passed ? 0 : 1);
