/** Longer than anything that is awaited; it never does anything. */
const never = 2 ** 30;

/**
 * Awaits what another thread answers. A thread that is beginning does not keep its process, which would end,
 * as if all were done, where nothing else goes on in it.
 */
export async function stayUntil<T>(answer: Promise<T>): Promise<T> {
	const alive = setInterval(() => {}, never);
	try {
		return await answer;
	} finally {
		clearInterval(alive);
	}
}
