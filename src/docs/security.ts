import { writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { clauses } from './security-clauses.ts';

const start = `# Security

## Report a weakness

Write to whoever runs the server you found it on, or to the maintainers through a private security advisory of this repository; not in a public issue. Say what you did, what happened, and what could follow; a failing attack (\`npm run attack\`) or a file is the best description. You are told what will be done and when, and named in the changelog if you want it. Nobody who looks in good faith, on a copy of their own, is bothered for it.

The last version is the one that is mended. Serious weaknesses get a release of their own; an installation is upgraded by [another folder](HOSTING.md).

## Who is trusted

The administrator who installs Jalon, and the analyst who writes SQL in \`queries/\`. Not trusted: any file that is delivered, any value in it, any request, any other site, and a signed-in person outside their role.

## Try it yourself

On a copy, never on the server that people use: \`npm run attack -- --url http://127.0.0.1:4646\` (in a release: \`src/attacks/attack-server.ts\`, run with its Node). It tries each address, method, header and filter, within 6,000 requests and ten minutes, on this machine alone unless you say \`--i-own-this-host\`; it prints what was tried and what held, and ends with 1 when something did not.

## What is promised, and the tests that hold it

\`npm test\` runs them all. This list is written by \`node src/docs/security.ts\` from \`src/docs/security-clauses.ts\`; a test fails when a promise has no test of that name.`;

/** SECURITY.md, its promises from the list that is tested. */
export async function securityText(): Promise<string> {
	const areas = [...new Set(clauses.map(({ area }) => area))];
	const parts = areas.flatMap((area) => [
		`### ${area}`,
		...clauses
			.filter((clause) => clause.area === area)
			.map(
				({ promise, tests }) =>
					`- ${promise}\n${tests.map(([file, name]) => `  - \`${file}\`: ${name.replace(/[*_<>]/g, '\\$&')}`).join('\n')}`
			)
	]);
	const style = await prettier.resolveConfig('SECURITY.md');
	return prettier.format([start, ...parts].join('\n\n'), { ...style, parser: 'markdown' });
}

if (process.argv[1]?.endsWith('security.ts')) writeFileSync('SECURITY.md', await securityText());
