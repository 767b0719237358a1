import {
	SectionType,
	type FileChild,
	type ISectionOptions,
	type ISectionPropertiesOptions
} from 'docx';
import type { Block } from '../document.ts';
import { blocksDocx, hasOnlyWords } from './blocks.ts';
import { betweenColumns, sheet } from './measures.ts';
import { endNotesDocx } from './notes.ts';
import { styled } from './paragraph.ts';
import { columnOf } from './side-by-side.ts';
import { textRun } from './runs.ts';
import { plainFlow, type DocxWriter } from './writer.ts';

type Columns = Extract<Block, { type: 'columns' }>;

/** What stands at the head and foot of a section's pages; those of the section before when left out. */
type Around = Pick<ISectionOptions, 'headers' | 'footers'>;

/** One section of pages of the report's size. */
export function section(
	children: readonly FileChild[],
	around: Around,
	more: Pick<ISectionPropertiesOptions, 'type' | 'column'> = {}
): ISectionOptions {
	const { width, height, left, right, top, bottom, header, footer } = sheet;
	return {
		properties: {
			page: { size: { width, height }, margin: { left, right, top, bottom, header, footer } },
			...more
		},
		...around,
		children
	};
}

/**
 * The text of the report, then its notes where they stand at its end. Blocks side by side are a section of Word's own,
 * in columns as long as each other: it is read one column after the other, no table stands in another, and what a page
 * has no room for goes on over the next.
 */
export function textSections(
	opening: readonly FileChild[],
	around: Around,
	writer: DocxWriter
): readonly ISectionOptions[] {
	const stretches: Stretch[] = [{ columns: 1, children: [...opening] }];
	for (const part of parted(writer.document.blocks)) {
		const across = isColumns(part);
		const children = across ? columnsDocx(part, writer) : blocksDocx(part, writer);
		stretches.push({ columns: across ? part.columns.length : 1, children });
	}
	stretches.push(...endNotes(writer));
	return joined(stretches).map(({ columns, children }, at) =>
		section(children, at === 0 ? around : {}, {
			...(at > 0 && { type: SectionType.CONTINUOUS }),
			...(columns > 1 && { column: { count: columns, space: betweenColumns, equalWidth: true } })
		})
	);
}

type Stretch = { readonly columns: number; readonly children: readonly FileChild[] };

/** Stretches without columns that follow each other are one section; an empty one is none. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
	const sections: Stretch[] = [];
	for (const stretch of stretches) {
		const before = sections.at(-1);
		if (before?.columns === 1 && stretch.columns === 1)
			sections[sections.length - 1] = {
				columns: 1,
				children: [...before.children, ...stretch.children]
			};
		else if (stretch.children.length > 0 || before === undefined) sections.push(stretch);
	}
	return sections.filter(({ children }) => children.length > 0 || sections.length === 1);
}

/** Blocks in columns, and what stands between them. */
function parted(blocks: readonly Block[]): readonly (Columns | readonly Block[])[] {
	const parts: (Columns | Block[])[] = [[]];
	for (const block of blocks) {
		const last = parts.at(-1);
		if (block.type === 'columns' && !hasOnlyWords(block)) parts.push(block);
		else if (Array.isArray(last)) last.push(block);
		else parts.push([block]);
	}
	return parts;
}

function isColumns(part: Columns | readonly Block[]): part is Columns {
	return !Array.isArray(part);
}

function columnsDocx({ columns }: Columns, writer: DocxWriter): readonly FileChild[] {
	const column = columnOf(columns.length);
	const blocks = blocksDocx(columns.flat(), writer, { ...plainFlow, column });
	// LibreOffice drops an empty paragraph that ends a section, and then parts a table before it from its caption.
	return [...blocks, styled('TableGap', [], writer)];
}

/** A last section without columns: Word then makes those of the notes as long as each other. */
function endNotes(writer: DocxWriter): readonly Stretch[] {
	const { endNotes: title } = writer.document;
	if (title === null || writer.notes.size === 0) return [];
	return [
		{ columns: 1, children: [styled('NotesHeading', [textRun(title)], writer)] },
		{ columns: 2, children: endNotesDocx(writer) },
		{ columns: 1, children: [styled('TableGap', [], writer)] }
	];
}
