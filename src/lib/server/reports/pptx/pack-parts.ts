import { posix } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { escapeXml, namespaces, xmlHead } from './open-xml.ts';

export type Relation = {
	readonly id: string;
	/** Last part of its type's address, `slideLayout`; or the whole of it. */
	readonly type: string;
	/** Path of a part in the file; an address when `external`. */
	readonly target: string;
	readonly external?: boolean;
};

/** One file of the package. */
export type Part = {
	/** `ppt/slides/slide1.xml`. */
	readonly path: string;
	/** Null for one whose extension says it. */
	readonly type: string | null;
	readonly content: string | Uint8Array;
	readonly relations?: readonly Relation[];
};

const byExtension: Readonly<Record<string, string>> = {
	png: 'image/png',
	rels: 'application/vnd.openxmlformats-package.relationships+xml',
	svg: 'image/svg+xml',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml'
};

/** A time that every file has: the same parts give the same bytes. */
const fixed = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/** An Office file of its parts, with the list of their types and the relations of each. */
export async function packParts(
	parts: readonly Part[],
	root: readonly Relation[]
): Promise<Uint8Array> {
	const zip = new ZipFile();
	const add = (path: string, content: string | Uint8Array) =>
		zip.addBuffer(Buffer.from(content as Uint8Array), path, fixed);
	add('[Content_Types].xml', contentTypes(parts));
	add('_rels/.rels', relationsXml(root, ''));
	for (const { path, content, relations = [] } of parts) {
		add(path, content);
		if (relations.length === 0) continue;
		const { dir, base } = posix.parse(path);
		add(`${dir}/_rels/${base}.rels`, relationsXml(relations, dir));
	}
	zip.end();
	return buffer(zip.outputStream as NodeJS.ReadableStream);
}

function contentTypes(parts: readonly Part[]): string {
	const used = new Set(['rels', 'xml', ...parts.map(({ path }) => extensionOf(path))]);
	const defaults = [...used]
		.sort()
		.map((name) => `<Default Extension="${name}" ContentType="${byExtension[name]!}"/>`);
	const overrides = parts.flatMap(({ path, type }) =>
		type === null ? [] : [`<Override PartName="/${path}" ContentType="${type}"/>`]
	);
	return `${xmlHead}<Types xmlns="${namespaces.package}/content-types">${defaults.join('')}${overrides.join('')}</Types>`;
}

function extensionOf(path: string): string {
	return posix.extname(path).slice(1);
}

function relationsXml(relations: readonly Relation[], from: string): string {
	const all = relations.map(({ id, type, target, external = false }) => {
		const to = external ? target : posix.relative(from, target);
		const whole = type.includes(':') ? type : `${namespaces.relations}/${type}`;
		return `<Relationship Id="${id}" Type="${whole}" Target="${escapeXml(to)}"${external ? ' TargetMode="External"' : ''}/>`;
	});
	return `${xmlHead}<Relationships xmlns="${namespaces.package}/relationships">${all.join('')}</Relationships>`;
}
