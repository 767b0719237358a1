/** Bytes still heard after a refusal, before the connection is cut: a browser reads its answer then. */
const heardAtMost = 64 * 1024 * 1024;

/** Reads what is left of a body that was refused, and keeps nothing of it. */
export async function hearOut(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
	try {
		for (let heard = 0; heard < heardAtMost;) {
			const { done, value } = await reader.read();
			if (done) return;
			heard += value.byteLength;
		}
		await reader.cancel();
	} catch {
		// Whoever sent it is gone.
	}
}
