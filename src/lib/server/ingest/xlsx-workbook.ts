import type { SafeZip } from './guard-zip.ts';
import { builtInFormat, parseNumberFormat, type NumberFormat } from './number-format.ts';
import { parseXml, parseXmlPieces } from './xml-pieces.ts';

export type Sheet = { readonly name: string; readonly path: string; readonly visible: boolean };

export type Workbook = {
	/** Worksheets in order; not those that only hold a chart. */
	readonly sheets: readonly Sheet[];
	readonly epoch: 1900 | 1904;
	/** Texts that cells name by their place. */
	readonly strings: { at(place: number): string | undefined };
	/** By a cell's style index. */
	readonly formats: readonly NumberFormat[];
};

/** Reads what the sheets of a workbook share; null when the archive holds no workbook. */
export function readWorkbook(zip: SafeZip): Workbook | null {
	if (!zip.names.includes('[Content_Types].xml')) return null;
	const path =
		relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target ??
		zip.names.find((name) => /(?:^|\/)workbook\.xml$/i.test(name));
	const bytes = path === undefined ? null : zip.read(path);
	if (path === undefined || bytes === null || !/\.xml$/i.test(path)) return null;
	const relations = relationsOf(zip, path);
	const { listed, epoch, isWorkbook } = readSheetList(bytes);
	if (!isWorkbook) return null;
	const byId = new Map(relations.map((relation) => [relation.id, relation]));
	const names = new Set(zip.names);
	const taken = new Set<string>();
	const sheets = listed.flatMap(({ id, ...sheet }, at): Sheet[] => {
		const relation = byId.get(id);
		const isGuessed = relation === undefined && relations.length === 0;
		const part = isGuessed
			? path.replace(/[^/]*$/, `worksheets/sheet${at + 1}.xml`)
			: relation?.type === 'worksheet'
				? relation.target
				: null;
		// Sheets that share a part would be read once each, however many are listed.
		if (part === null || taken.has(part) || (isGuessed && !names.has(part))) return [];
		taken.add(part);
		return [{ ...sheet, path: part }];
	});
	const part = (type: string) => {
		const target = relations.find((relation) => relation.type === type)?.target;
		return target === undefined ? null : zip.read(target);
	};
	return {
		sheets,
		epoch,
		strings: readStrings(part('sharedStrings')),
		formats: readFormats(part('styles'))
	};
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** The relations of a part, with targets as names of the archive. */
function relationsOf(zip: SafeZip, path: string): readonly Relation[] {
	const folder = path.replace(/[^/]*$/, '');
	const bytes = zip.read(`${folder}_rels/${path.slice(folder.length)}.rels`);
	const relations: Relation[] = [];
	if (bytes === null) return relations;
	parseXml(bytes, {
		open(name, attributes) {
			if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
			relations.push({
				id: attributes['Id'] ?? '',
				type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
				target: resolve(folder, attributes['Target'] ?? '')
			});
		}
	});
	return relations;
}

function resolve(folder: string, target: string): string {
	const parts: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
	for (const part of target.split('/'))
		if (part === '..') parts.pop();
		else if (part !== '' && part !== '.') parts.push(part);
	return parts.join('/');
}

function readSheetList(bytes: Uint8Array) {
	const listed: { name: string; id: string; visible: boolean }[] = [];
	let epoch: 1900 | 1904 = 1900;
	let isWorkbook = false;
	parseXml(bytes, {
		open(name, attributes) {
			if (name === 'workbook') isWorkbook = true;
			if (name === 'workbookPr' && /^(?:1|true|on)$/.test(attributes['date1904'] ?? ''))
				epoch = 1904;
			if (name !== 'sheet') return;
			const id = Object.entries(attributes).find(([key]) => /^\w+:id$/i.test(key))?.[1] ?? '';
			const state = attributes['state'] ?? 'visible';
			listed.push({ name: attributes['name'] ?? '', id, visible: !/hidden/i.test(state) });
		}
	});
	return { listed, epoch: epoch as 1900 | 1904, isWorkbook };
}

/** Shared strings, read as far as they are asked for; phonetic readings are no part of them. */
function readStrings(bytes: Uint8Array | null): Workbook['strings'] {
	const strings: string[] = [];
	if (bytes === null) return strings;
	let text = '';
	let inText = false;
	let phonetic = false;
	const pieces = parseXmlPieces(bytes, {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 't') inText = true;
			else if (name === 'rPh') phonetic = true;
		},
		text(piece) {
			if (inText && !phonetic) text += piece;
		},
		close(name) {
			if (name === 't') inText = false;
			else if (name === 'rPh') phonetic = false;
			else if (name === 'si') strings.push(decodeEscapes(text));
		}
	});
	return {
		at(place) {
			while (place >= strings.length && pieces.next().done !== true);
			return strings[place];
		}
	};
}

const escape = /_x(?!0000)([0-9A-Fa-f]{4})_/g;

/** `_x000D_` stands for a character that XML can’t hold; a NUL stays as it is written. */
export function decodeEscapes(text: string): string {
	return text.includes('_x')
		? text.replace(escape, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		: text;
}

function readFormats(bytes: Uint8Array | null): readonly NumberFormat[] {
	const formats: NumberFormat[] = [];
	if (bytes === null) return formats;
	const spelled = new Map<number, NumberFormat>();
	let inCells = false;
	parseXml(bytes, {
		open(name, attributes) {
			if (name === 'numFmt')
				spelled.set(
					Number(attributes['numFmtId']),
					parseNumberFormat(attributes['formatCode'] ?? '')
				);
			else if (name === 'cellXfs') inCells = true;
			else if (name === 'xf' && inCells) {
				const id = Number(attributes['numFmtId'] ?? 0);
				formats.push(spelled.get(id) ?? builtInFormat(id));
			}
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		}
	});
	return formats;
}
