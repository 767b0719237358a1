/** A text as a CSS string that can end neither itself nor the `<style>` it stands in. */
export function cssString(text: string): string {
	const safe = text.replace(
		/[^\p{L}\p{N} .,]/gu,
		(sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `
	);
	return `"${safe}"`;
}
