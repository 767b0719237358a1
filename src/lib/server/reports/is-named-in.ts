/** Whether words name something, whole, whatever the case and the accents. */
export function isNamedIn(words: string, name: string): boolean {
	const plain = (text: string) =>
		` ${text
			.normalize('NFD')
			.replace(/\p{Mn}/gu, '')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
	return plain(words).includes(plain(name));
}
