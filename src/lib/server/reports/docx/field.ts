import { ImportedXmlComponent, Run, type IRunOptions } from 'docx';

/** A field with what it shows until Word works it out again. The instruction holds no text of a report. */
export function field(
	instruction: string,
	shown: string,
	options: Omit<IRunOptions, 'text' | 'children'> = {}
): readonly Run[] {
	return [...fieldStart(instruction), new Run({ ...options, text: shown }), fieldEnd()];
}

/** What comes before a field's result: it may be many paragraphs long. */
export function fieldStart(instruction: string): readonly Run[] {
	const text = `<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`;
	return [
		fieldMark('begin'),
		new Run({ children: [ImportedXmlComponent.fromXmlString(text)] }),
		fieldMark('separate')
	];
}

export function fieldEnd(): Run {
	return fieldMark('end');
}

function fieldMark(kind: 'begin' | 'separate' | 'end'): Run {
	const mark = `<w:fldChar w:fldCharType="${kind}"/>`;
	return new Run({ children: [ImportedXmlComponent.fromXmlString(mark)] });
}
