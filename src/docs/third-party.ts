import { existsSync, readFileSync, writeFileSync } from 'node:fs';

type Package = { readonly version: string; readonly license?: string; readonly homepage?: string };
type Manifest = {
	readonly dependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
};

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const { dependencies, devDependencies } = read<Manifest>('package.json');

/** What ships in a build, and what it is built and tested with, each with its licence. */
export function thirdPartyText(): string {
	return [
		'# Third-party licences',
		'',
		'Fonts: Source Sans 3, Adobe, SIL Open Font License 1.1 (`static/source-sans-3-OFL.txt`).',
		'Geography: communes, INSEE (COG); intercommunalités, DGCL; Licence Ouverte 2.0, through `@etalab/decoupage-administratif`.',
		'',
		'## In the product',
		'',
		...lines(dependencies),
		'',
		'## To build and test it',
		'',
		...lines(devDependencies),
		''
	].join('\n');
}

function lines(packages: Readonly<Record<string, string>>): string[] {
	return Object.keys(packages)
		.sort()
		.map((name) => {
			const file = `node_modules/${name}/package.json`;
			const { version, license } = existsSync(file)
				? read<Package>(file)
				: { version: packages[name], license: undefined };
			return `- ${name} ${version}: ${license ?? 'see the package'}`;
		});
}

if (process.argv[1]?.endsWith('third-party.ts')) writeFileSync('THIRD-PARTY.md', thirdPartyText());
