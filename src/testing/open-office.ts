import { posix } from 'node:path';
import { guardZip } from '#lib/server/ingest/guard-zip.ts';
import { childrenOf, readXml, type XmlElement } from './xml-tree.ts';

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
	const types = childrenOf(readXml(text('[Content_Types].xml')));
	const read = new Map<string, XmlElement>();
	return {
		paths: zip.names,
		bytes,
		text,
		xml(path) {
			const known = read.get(path) ?? readXml(text(path));
			read.set(path, known);
			return known;
		},
		relations(path) {
			const { dir, base } = posix.parse(path);
			const rels = posix.join(dir, '_rels', `${base}.rels`);
			if (!zip.names.includes(rels)) return [];
			return childrenOf(readXml(text(rels))).map(({ attributes }) => {
				const { Id = '', Type = '', Target = '', TargetMode } = attributes;
				const external = TargetMode === 'External';
				const target = external
					? Target
					: Target.startsWith('/')
						? Target.slice(1)
						: posix.join(dir, Target);
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
