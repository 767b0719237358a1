import { ImportedXmlComponent, Run, type IRunOptions } from 'docx';

/** What all of a field looks like: LibreOffice takes it from the field's first run, Word from the one shown. */
type Look = Omit<IRunOptions, 'text' | 'children'>;

/** A field with what it shows until Word works it out again. The instruction holds no text of a report. */
export function field(instruction: string, shown: string, options: Look = {}): readonly Run[] {
	return [
		...fieldStart(instruction, options),
		new Run({ ...options, text: shown }),
		fieldEnd(options)
	];
}

/** What comes before a field's result: it may be many paragraphs long. */
export function fieldStart(instruction: string, options: Look = {}): readonly Run[] {
	const text = `<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`;
	return [
		fieldMark('begin', options),
		new Run({ ...options, children: [ImportedXmlComponent.fromXmlString(text)] }),
		fieldMark('separate', options)
	];
}

export function fieldEnd(options: Look = {}): Run {
	return fieldMark('end', options);
}

function fieldMark(kind: 'begin' | 'separate' | 'end', options: Look): Run {
	const mark = `<w:fldChar w:fldCharType="${kind}"/>`;
	return new Run({ ...options, children: [ImportedXmlComponent.fromXmlString(mark)] });
}
