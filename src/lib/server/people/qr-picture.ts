import { encode } from 'uqr';

/** The drawing of a text that cameras read: modules of one unit with their margin, as one path of SVG. */
export function drawQr(text: string): { readonly size: number; readonly path: string } {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	let path = '';
	for (const [y, row] of data.entries())
		for (let x = 0; x < row.length; x++) {
			const from = x;
			while (row[x]) x++;
			if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
		}
	return { size, path };
}
