/** A form's fields by name, and the formats that were ticked, which share a name. */
export async function readFields(
	request: Request
): Promise<{ readonly fields: ReadonlyMap<string, string>; readonly formats: readonly string[] }> {
	const form = await request.formData();
	const texts = [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
	return {
		fields: new Map(texts.filter(([name]) => name !== 'format')),
		formats: texts.filter(([name]) => name === 'format').map(([, value]) => value)
	};
}
