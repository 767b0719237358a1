export type Weight = 'regular' | 'semibold';

/** Advance widths of Source Sans 3, in thousandths of the font size, by the characters that share them. */
const advances: Readonly<Record<Weight, readonly (readonly [number, string])[]>> = {
	regular: [
		[120, '\u202f'],
		[200, ' \u00a0'],
		[255, "|iîïj',.:;’·l"],
		[263, 'IÎÏ'],
		[303, '!f()[]{}'],
		[311, '-'],
		[347, '°tr'],
		[367, '/\\²'],
		[429, '*s?z"«»'],
		[456, 'xcç'],
		[480, 'vyYJ–'],
		[504, 'LFkeèéêë#$+0123456789<=>^~€−×_agàâä'],
		[527, 'XVEÈÉÊË'],
		[547, 'STZ`oôöAhuÀÂùûün'],
		[571, 'bdpqPRCÇ'],
		[588, 'KB'],
		[617, '&DG'],
		[652, 'UÙÛNH'],
		[664, 'OQÔ'],
		[727, 'wM'],
		[800, 'W—'],
		[839, '%mœ'],
		[847, '@Œ'],
		[948, '…']
	],
	semibold: [
		[120, '\u202f'],
		[200, ' \u00a0'],
		[271, '|iîïjl'],
		[282, "',.:;’·IÎÏ"],
		[324, '!f-()[]{}'],
		[361, '/\\°t'],
		[373, '²r'],
		[444, 's*z?'],
		[462, '«»cç'],
		[495, '–x"Jvy'],
		[516, '_YLeèéêëF#$+0123456789<=>^~€−×aàâä'],
		[538, 'gkVEÈÉÊË'],
		[558, 'ZXST`oôöuùûüAhÀÂ'],
		[576, 'nbdpqCÇ'],
		[597, 'PRBK'],
		[639, 'DG&'],
		[663, 'UÙÛNH'],
		[674, 'OQÔ'],
		[748, 'Mw'],
		[800, 'W—'],
		[843, 'œ%m'],
		[875, 'Œ@'],
		[964, '…']
	]
};

const widths = Object.fromEntries(
	Object.entries(advances).map(([weight, groups]) => [
		weight,
		new Map(groups.flatMap(([width, characters]) => [...characters].map((c) => [c, width])))
	])
) as Record<Weight, Map<string, number>>;

/** The widest a text gets when set in Source Sans 3; kerning only makes it narrower. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
	let thousandths = 0;
	for (const character of text) thousandths += widths[weight].get(character) ?? 600;
	return (thousandths * size) / 1000;
}

/** The text itself, or its beginning and an ellipsis when it is wider than `room`. */
export function fitText(
	text: string,
	room: number,
	size: number,
	weight: Weight = 'regular'
): string {
	if (textWidth(text, size, weight) <= room) return text;
	let thousandths = widths[weight].get('…') ?? 600;
	let kept = '';
	for (const character of text) {
		thousandths += widths[weight].get(character) ?? 600;
		if (kept !== '' && (thousandths * size) / 1000 > room) break;
		kept += character;
	}
	return `${kept.trimEnd()}…`;
}

/**
 * The text on as few lines as its words need in `room`, as even as can be. A word that is too long
 * breaks at its hyphens, then is cut.
 */
export function breakText(
	text: string,
	room: number,
	size: number,
	weight: Weight = 'regular'
): string[] {
	const wide = (part: string) => textWidth(part.trimEnd(), size, weight);
	if (wide(text) <= room) return [text];
	const words = text.split(/(?<= )/);
	const parts = words.flatMap((word) => (wide(word) <= room ? [word] : word.split(/(?<=-)/)));
	const wrap = (limit: number) => {
		const lines: string[] = [];
		for (const part of parts) {
			const longer = (lines.at(-1) ?? '') + part;
			if (lines.length > 0 && wide(longer) <= limit) lines.splice(-1, 1, longer);
			else lines.push(part);
		}
		return lines.map((line) => line.trimEnd());
	};
	const fewest = wrap(room).length;
	const runs = parts.flatMap((_, from) =>
		parts.slice(from).map((_, to) => wide(parts.slice(from, from + to + 1).join('')))
	);
	const even = runs
		.filter((width) => width <= room)
		.sort((one, other) => one - other)
		.find((width) => {
			const lines = wrap(width);
			return lines.length === fewest && lines.every((line) => wide(line) <= width);
		});
	return wrap(even ?? room).map((line) => fitText(line, room, size, weight));
}
