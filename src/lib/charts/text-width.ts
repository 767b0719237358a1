export type Weight = 'regular' | 'semibold';

/** Advance widths of Source Sans 3, in thousandths of the font size, by the characters that share them. */
const advances: Readonly<Record<Weight, readonly (readonly [number, string])[]>> = {
	regular: [
		[120, '\u202f'],
		[200, ' \u00a0'],
		[247, '|iîïj'],
		[249, "',.:;’·"],
		[263, 'lIÎÏ'],
		[292, '!f'],
		[303, '()[]{}'],
		[311, '-'],
		[350, '°trt/\\²'],
		[420, '*s'],
		[429, '?z"«»'],
		[456, 'xcç'],
		[476, 'vyYJ–'],
		[497, 'LFkeèéêë#$+0123456789<=>^~€−×_'],
		[515, 'agàâäXV'],
		[539, 'EÈÉÊËSTZ'],
		[555, '`oôöAhuÀÂùûünbdpq'],
		[571, 'PRCÇK'],
		[609, 'B&DG'],
		[664, 'UÙÛNHOQÔ'],
		[727, 'wM'],
		[829, 'WmM%—'],
		[948, 'œ@Œ…']
	],
	semibold: [
		[120, '\u202f'],
		[200, ' \u00a0'],
		[263, '|iîïj'],
		[275, "l',.:;’·"],
		[282, 'IÎÏ'],
		[324, '!f-()[]{}'],
		[361, '/\\°t'],
		[373, '²r'],
		[444, 's*z?'],
		[462, '«»cç'],
		[482, '–x"'],
		[501, 'Jvy_YL'],
		[513, 'eèéêëF#$+0123456789<=>^~€−×'],
		[522, 'aàâägk'],
		[546, 'VEÈÉÊËZXST'],
		[564, '`oôöuùûüAhÀÂnbdpq'],
		[597, 'CÇPRBK'],
		[639, 'DG&'],
		[674, 'UÙÛNHOQÔ'],
		[748, 'Mw'],
		[843, 'W—m%'],
		[964, 'œŒ@…']
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
	const characters = [...text];
	while (characters.length > 1 && textWidth(`${characters.join('')}…`, size, weight) > room)
		characters.pop();
	return `${characters.join('').trimEnd()}…`;
}

/** The text on as few lines as its words need in `room`, each as even as can be; too long a word is cut. */
export function breakText(
	text: string,
	room: number,
	size: number,
	weight: Weight = 'regular'
): string[] {
	if (textWidth(text, size, weight) <= room) return [text];
	const words = text.split(' ');
	const least = Math.max(...words.map((word) => textWidth(word, size, weight)));
	const widths = words.flatMap((_, from) =>
		words
			.slice(from)
			.map((_, to) => textWidth(words.slice(from, from + to + 1).join(' '), size, weight))
	);
	const wrap = (limit: number) => {
		const lines: string[] = [];
		for (const word of words) {
			const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
			if (lines.length && textWidth(longer, size, weight) <= limit) lines.splice(-1, 1, longer);
			else lines.push(word);
		}
		return lines;
	};
	const fewest = wrap(Math.max(room, least)).length;
	const narrowest = widths
		.filter((width) => width >= least && width <= Math.max(room, least))
		.sort((one, other) => one - other)
		.find((width) => wrap(width).length === fewest);
	return wrap(narrowest ?? room).map((line) => fitText(line, room, size, weight));
}
