import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Component = {
	name: string;
	type: string;
	readonly version: string;
	readonly 'bom-ref': string;
};

type Bom = {
	serialNumber?: string;
	readonly metadata: { timestamp?: string; readonly component: Component };
	components: readonly Component[];
	dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
};

/**
 * The CycloneDX list of what a release holds, the packages in these folders, as npm writes it from
 * the lock file without asking a registry; its number and its date come from what it lists and from `date`, so that the same
 * release has the same one.
 */
export function billOfMaterials(root: string, modules: readonly string[], date: Date): string {
	const npm = process.env['npm_execpath'];
	// Its --omit=dev leaves out packages that both the product and its tests need.
	const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--offline'];
	const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' } as const;
	const text = npm?.endsWith('.js')
		? execFileSync(process.execPath, [npm, ...args], options)
		: execFileSync('npm', args, options);
	const bom = JSON.parse(text) as Bom;
	const there = new Set(
		modules.map((folder) => {
			const path = join(root, folder, 'package.json');
			const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as Component;
			return `${name}@${version}`;
		})
	);
	bom.components = bom.components.filter(({ name, version }) => there.has(`${name}@${version}`));
	const kept = new Set(bom.components.map((component) => component['bom-ref']));
	bom.dependencies = (bom.dependencies ?? [])
		.filter(({ ref }) => kept.has(ref) || ref === bom.metadata.component['bom-ref'])
		.map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((on) => kept.has(on)) }));
	// npm says the folder's name.
	bom.metadata.component.name = 'jalon';
	bom.metadata.component.type = 'application';
	bom.metadata.timestamp = date.toISOString();
	delete bom.serialNumber;
	const digest = createHash('sha256').update(JSON.stringify(bom)).digest('hex');
	const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
	bom.serialNumber = `urn:uuid:${uuid}`;
	return `${JSON.stringify(bom, null, '\t')}\n`;
}
