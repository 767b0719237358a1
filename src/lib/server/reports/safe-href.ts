/** An address that a report may link to: the web, a mail, or a place in the report; null for any other. */
export function safeHref(href: string): string | null {
	if (href.startsWith('#')) return href;
	try {
		const { protocol } = new URL(href);
		return ['https:', 'http:', 'mailto:'].includes(protocol) ? href : null;
	} catch {
		return null;
	}
}
