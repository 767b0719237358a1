import knownBad from './known-bad.json' with { type: 'json' };
import { allowedLicences, installScripts, readLicences } from './policy.ts';

export type LockedPackage = {
	readonly version?: string;
	readonly license?: string;
	readonly integrity?: string;
	readonly resolved?: string;
	readonly link?: boolean;
	readonly hasInstallScript?: boolean;
	readonly inBundle?: boolean;
};

export type Lock = {
	readonly lockfileVersion?: number;
	readonly packages?: Readonly<Record<string, LockedPackage>>;
};

export type Manifest = {
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly scripts?: Readonly<Record<string, string>>;
};

/** A version that did or allows harm: what, since when, and who says so. */
export type KnownBad = {
	readonly name: string;
	/** Exact ones, `<1.2.3` for all before, `*` for all. */
	readonly versions: readonly string[];
	/** The day it was told. */
	readonly on: string;
	readonly what: string;
	readonly source: string;
	/** Why it stands all the same. */
	readonly accepted?: string;
};

const listed: readonly KnownBad[] = knownBad;

/** What is wrong with what would be installed, a line each; asks nobody. */
export function reviewDependencies(
	manifest: Manifest,
	lock: Lock,
	known: readonly KnownBad[] = listed
): readonly string[] {
	const { dependencies, devDependencies, optionalDependencies, scripts } = manifest;
	const asked = { ...dependencies, ...devDependencies, ...optionalDependencies };
	const problems = Object.entries(asked)
		.filter(([, version]) => !exact.test(version))
		.map(([name, version]) => `${name} is asked for as ${version}, not as one version`);
	for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
		if (scripts?.[name] !== undefined) problems.push(`installing Jalon itself runs ${name}`);
	if (lock.lockfileVersion !== 3) problems.push('package-lock.json is not of version 3');
	const root = lock.packages?.[''] as Manifest | undefined;
	for (const [name, version] of Object.entries(asked)) {
		const locked = lock.packages?.[`node_modules/${name}`];
		const told = { ...root?.dependencies, ...root?.devDependencies, ...root?.optionalDependencies };
		if (told[name] !== version) problems.push(`${name} ${version} is not what was locked`);
		else if (locked && locked.version !== version)
			problems.push(`${name} is locked as ${locked.version}, asked for as ${version}`);
	}
	for (const [path, locked] of Object.entries(lock.packages ?? {})) {
		if (path === '') continue;
		const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
		problems.push(...reviewPackage(name, locked, known).map((what) => `${path}: ${what}`));
	}
	return problems;
}

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

function reviewPackage(
	name: string,
	{ version = '', license, integrity, resolved, link, hasInstallScript, inBundle }: LockedPackage,
	known: readonly KnownBad[]
): readonly string[] {
	const problems = known
		.filter((bad) => bad.name === name && bad.accepted === undefined && isOneOf(version, bad))
		.map(({ what, on, source }) => `${version} ${what} (${on}, ${source})`);
	if (!isAllowed(name, license)) problems.push(`its licence is ${license ?? 'not told'}`);
	if (hasInstallScript && !installScripts.includes(name))
		problems.push('it runs a script when it is installed');
	if (link) problems.push('it is a folder of this machine');
	else if (!inBundle && !/^sha512-/.test(integrity ?? ''))
		problems.push('nothing proves its bytes');
	if (resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved))
		problems.push(`it comes from ${resolved}`);
	return problems;
}

function isAllowed(name: string, license: string | undefined): boolean {
	if (license === undefined) return readLicences[name] !== undefined;
	const words = license.replace(/^\((.*)\)$/, '$1');
	if (allowedLicences.includes(words)) return true;
	if (words.includes(' OR ')) return words.split(' OR ').some((one) => isAllowed(name, one));
	if (words.includes(' AND ')) return words.split(' AND ').every((one) => isAllowed(name, one));
	return false;
}

function isOneOf(version: string, { versions }: KnownBad): boolean {
	return versions.some((bad) =>
		bad === '*' ? true : bad.startsWith('<') ? isBefore(version, bad.slice(1)) : bad === version
	);
}

function isBefore(version: string, limit: string): boolean {
	const numbers = (text: string) => text.split('-', 1)[0]!.split('.').map(Number);
	const [one, other] = [numbers(version), numbers(limit)];
	const at = one.findIndex((part, index) => part !== other[index]);
	return at !== -1 && one[at]! < (other[at] ?? 0);
}
