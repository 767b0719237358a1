/** Whether an address is the one that files are sent to: it takes more, and for longer, than others. */
export function isUpload({ method, target }: { method: string; target: string }): boolean {
	return method === 'POST' && /^(\/[a-z]{2})?\/deliveries\/?\?\/add(&|=|$)/.test(target);
}
