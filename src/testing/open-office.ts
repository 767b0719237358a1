import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import { guardZip } from '#lib/server/ingest/guard-zip.ts';

/** An element of a part, its name with the prefix that the part wrote. */
export type XmlElement = {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlElement[];
	/** Its own text and that of all within it. */
	readonly text: string;
};

export type OfficeRelation = {
	readonly id: string;
	readonly type: string;
	/** Path of a part; an address when `external`. */
	readonly target: string;
	readonly external: boolean;
};

/** A DOCX, PPTX or XLSX, as its parts. */
export type OpenedOffice = {
	readonly paths: readonly string[];
	bytes(path: string): Uint8Array;
	text(path: string): string;
	/** Throws where the part is no well-formed XML. */
	xml(path: string): XmlElement;
	/** Those of a part; of the whole file for the empty path. */
	relations(path: string): readonly OfficeRelation[];
	/** Type of a part's content; null when the file says none. */
	type(path: string): string | null;
};

export async function openOffice(file: Uint8Array): Promise<OpenedOffice> {
	const zip = await guardZip(file);
	const bytes = (path: string) => {
		const found = zip.read(path);
		if (!found) throw new Error(`${path} is not in the file`);
		return found;
	};
	const text = (path: string) => Buffer.from(bytes(path)).toString('utf8');
	const types = elementsOf(parseXml(text('[Content_Types].xml')));
	return {
		paths: zip.names,
		bytes,
		text,
		xml: (path) => parseXml(text(path)),
		relations(path) {
			const { dir, base } = posix.parse(path);
			const rels = posix.join(dir, '_rels', `${base}.rels`);
			if (!zip.names.includes(rels)) return [];
			return parseXml(text(rels)).children.map(({ attributes }) => {
				const { Id = '', Type = '', Target = '', TargetMode } = attributes;
				const external = TargetMode === 'External';
				const target = external ? Target : posix.join(dir, Target);
				return { id: Id, type: Type.split('/').at(-1) ?? '', target, external };
			});
		},
		type(path) {
			const own = types.find(({ attributes }) => attributes['PartName'] === `/${path}`);
			const extension = path.slice(path.lastIndexOf('.') + 1);
			const shared = types.find(({ attributes }) => attributes['Extension'] === extension);
			return (own ?? shared)?.attributes['ContentType'] ?? null;
		}
	};
}

/** The element and all within it, in the order written. */
export function elementsOf(element: XmlElement, name?: string): readonly XmlElement[] {
	const inside = element.children.flatMap((child) => elementsOf(child, name));
	return name === undefined || element.name === name ? [element, ...inside] : inside;
}

function parseXml(text: string): XmlElement {
	type Open = {
		name: string;
		attributes: Record<string, string>;
		children: XmlElement[];
		text: string;
	};
	const parser = new SaxesParser();
	const open: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) =>
		open.push({ name, attributes: attributes as Record<string, string>, children: [], text: '' })
	);
	parser.on('text', (words) => {
		open.at(-1)!.text += words;
	});
	parser.on('closetag', () => {
		const closed = open.pop()!;
		open.at(-1)!.children.push(closed);
		open.at(-1)!.text += closed.text;
	});
	parser.write(text).close();
	return open[0]!.children[0]!;
}

/** What Microsoft's own validator finds wrong in files; nothing in those that Office opens without repair. */
export async function officeFaults(
	files: readonly { readonly bytes: Uint8Array; readonly format: 'docx' | 'pptx' | 'xlsx' }[]
): Promise<readonly unknown[]> {
	const folder = await mkdtemp(join(tmpdir(), 'jalon-office-'));
	try {
		const paths = files.map(({ format }, at) => join(folder, `${at}.${format}`));
		for (const [at, { bytes }] of files.entries()) await writeFile(paths[at]!, bytes);
		// It keeps a process busy with threads of its own.
		const script =
			"import validate from '@ooxml-tools/validate'; import { readFileSync } from 'node:fs'; const faults = []; for (const path of process.argv.slice(1)) faults.push(...await validate(readFileSync(path), path.slice(-4))); console.log(JSON.stringify(faults)); process.exit(0);";
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--input-type=module', '--eval', script, ...paths],
			{ cwd: join(import.meta.dirname, '../..'), maxBuffer: 1 << 26 }
		);
		return JSON.parse(stdout) as readonly unknown[];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
